import { Injectable } from '@nestjs/common';
import type { City } from '../cities/index.js';
import { type Actor, responsibleId } from '../kernel/actor.js';
import { assert } from '../kernel/assert.js';
import { Clock } from '../kernel/clock.js';
import { isCurrency } from '../kernel/currency.js';
import { newId } from '../kernel/ids.js';
import { Refusal } from '../kernel/refusal.js';
import { type Account, accounts, post } from '../ledger/index.js';
import { countFundedNeeds, markPaid, type NeedState, readNeeds } from '../needs/index.js';
import { audit } from '../platform/audit/index.js';
import { type CityTx, Database, InjectDatabase, isConstraint } from '../platform/database/index.js';
import { confirmationView, type ConfirmationView } from './domain/confirmation-view.js';
import { addConfirmation, findByHash, type NewLine } from './confirmation.store.js';
import { judgeLines, type JudgedLine } from './domain/judge-lines.js';
import { DueBills } from './ports/due-bills.js';
import { type FileLine, openConfirmation, readLines } from './read-lines.js';

export interface ConfirmationFile {
  readonly path: string;
  readonly billerCode: string;
}

/** The file, read, and to whom the city owes what it confirms. */
interface ReadFile extends ConfirmationFile {
  readonly paidTo: Account;
  readonly fileHash: Buffer;
  readonly lines: readonly FileLine[];
}

export interface ConfirmationResult extends ConfirmationView {
  /** True where this very file was read before: nothing was changed now. */
  readonly already: boolean;
}

/**
 * Reads a biller's confirmation: funded needs that it names with their whole amount are paid, in the needs and in the books, in one
 * transaction. Anything else changes nothing and stands in the pile "unexpected".
 * @throws Refusal biller_unknown, need_kind_unknown (a city that pays no bills), and every file_*
 */
@Injectable()
export class ConfirmPayments {
  constructor(
    @InjectDatabase('casework') private readonly database: Database<'casework'>,
    private readonly bills: DueBills,
    private readonly clock: Clock,
  ) {}

  async run(city: City, file: ConfirmationFile, actor: Actor): Promise<ConfirmationResult> {
    city.biller(file.billerCode);
    const paidTo = payee(city, file.billerCode);
    const table = await openConfirmation(file.path, city);
    const lines = await readLines(table, city, this.bills);
    try {
      return await this.database.inCity(city.id, async (tx) => {
        const earlier = await findByHash(tx, table.hash);
        return earlier
          ? { ...confirmationView(earlier), already: true }
          : await this.confirm(tx, city, { ...file, paidTo, fileHash: table.hash, lines }, actor);
      });
    } catch (error) {
      // The same file at the same moment: the other one stays.
      if (isConstraint(error, 'confirmation_city_id_file_hash_key')) return this.run(city, file, actor);
      throw error;
    }
  }

  private async confirm(
    tx: CityTx<'casework'>,
    city: City,
    { billerCode, paidTo, fileHash, lines }: ReadFile,
    actor: Actor,
  ): Promise<ConfirmationResult> {
    const now = this.clock.now();
    const needs = await this.needsOf(tx, billerCode, lines);
    const judged = judgeLines(lines, needs, city.today(now));
    const paid = await this.pay(tx, paidTo, judged, now);
    const kept = judged.map((line) => asRow(line, paid));
    const matched = kept.filter(({ outcome }) => outcome === 'paid').length;
    const confirmation = {
      id: newId<never>() as string,
      billerCode,
      fileHash,
      confirmedBy: responsibleId(actor),
      confirmedByName: actor.name,
      createdAt: now,
      matched,
      missing: await countFundedNeeds(tx, billerCode),
      unexpected: kept.length - matched,
    };
    await addConfirmation(tx, confirmation, kept);
    await audit(tx, { actor: actor.id, action: 'payments.confirm', subject: `confirmation:${confirmation.id}`, at: now });
    return { ...confirmationView(confirmation), already: false };
  }

  private async needsOf(tx: CityTx<'casework'>, billerCode: string, lines: readonly FileLine[]): Promise<Map<string, NeedState>> {
    const keys = lines.flatMap(({ key }) => (key === undefined ? [] : [key]));
    const ids = await this.bills.needsOf(tx, billerCode, keys);
    const states = new Map((await readNeeds(tx, [...ids.values()])).map((need) => [need.needId, need]));
    return new Map([...ids].flatMap(([key, id]) => [states.get(id)].flatMap((need) => (need ? [[key, need] as const] : []))));
  }

  /** @returns the needs that are paid by this file; one that somebody else's file paid at the same moment is not among them */
  private async pay(tx: CityTx<'casework'>, paidTo: Account, judged: readonly JudgedLine[], now: Date): Promise<Set<string>> {
    const paying = judged.flatMap(({ outcome, need, paidOn }) => (outcome === 'paid' && need && paidOn ? [{ need, paidOn }] : []));
    // In id order, as everybody locks needs.
    paying.sort((a, b) => (a.need.needId < b.need.needId ? -1 : 1));
    const done = new Set(
      await markPaid(
        tx,
        paying.map(({ need, paidOn }) => ({ needId: need.needId, paidOn })),
      ),
    );
    const entries = paying
      .filter(({ need }) => done.has(need.needId))
      .map(({ need: { needId, amount, currency }, paidOn }) => {
        assert(isCurrency(currency), 'a need in an unknown currency');
        const postings = [{ debit: accounts.need(needId), credit: paidTo, amount }];
        return {
          side: 'receiving' as const,
          kind: 'confirm' as const,
          entryKey: `confirm:${needId}`,
          currency,
          at: now,
          happenedOn: paidOn,
          postings,
        };
      });
    await post(tx, entries);
    return done;
  }
}

/** On the direct path the money is at the biller since the gift; elsewhere the city holds it and owes it to the biller from now on. */
function payee({ permits }: City, billerCode: string): Account {
  if (!permits.bill) throw new Refusal('need_kind_unknown');
  return permits.bill.path === 'direct' ? accounts.billerReceipts(billerCode) : accounts.billerPayable(billerCode);
}

function asRow({ lineNo, outcome, need, amount, paidOn }: JudgedLine, paid: ReadonlySet<string>): NewLine {
  const lost = outcome === 'paid' && need && !paid.has(need.needId);
  return { lineNo, outcome: lost ? 'already_paid' : outcome, needId: need?.needId ?? null, amount: amount ?? null, paidOn: paidOn ?? null };
}
