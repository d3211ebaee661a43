import { billNoKey, needsOfBills } from '../../bills/index.js';
import type { City } from '../../cities/index.js';
import { ConfirmPayments } from '../../disbursements/index.js';
import type { Actor } from '../../kernel/actor.js';
import { daysBetween, type LocalDate } from '../../kernel/local-date.js';
import { type NeedState, readNeeds } from '../../needs/index.js';
import { type FieldCrypto, fieldCryptoToken } from '../../platform/crypto/index.js';
import { type Database, databaseToken } from '../../platform/database/index.js';
import { confirmationFile } from './bill-file.js';
import { withFile } from './bill-maker.js';
import type { DemoBill } from './demo-bill.js';
import type { LifePlan } from './demo-city.js';
import type { Deeds } from './deeds.js';

interface GivenBill {
  readonly bill: DemoBill;
  readonly on: LocalDate;
}

/** The billers of one city, who write what they have booked of the bills that are given. */
export class ConfirmationMaker {
  private waiting: DemoBill[] = [];

  constructor(
    private readonly get: Deeds,
    private readonly plan: LifePlan,
    private readonly clerk: Actor,
  ) {}

  watch(bills: readonly DemoBill[]): void {
    this.waiting.push(...bills);
  }

  async confirm(city: City, today: LocalDate): Promise<void> {
    for (const { code } of city.billers) {
      const paid = (await this.given(city, code)).filter(({ on }) => daysBetween(on, today) >= this.plan.gifts.paidAfter);
      if (paid.length === 0) continue;
      await withFile(confirmationFile(paid, this.plan.files.style), (path) =>
        this.get(ConfirmPayments).run(city, { path, billerCode: code }, this.clerk),
      );
      const done = new Set(paid.map(({ bill }) => bill));
      this.waiting = this.waiting.filter((bill) => !done.has(bill));
    }
  }

  /** The files that the billers will send next, by biller: the newcomer's to hand in. */
  async next(city: City): Promise<ReadonlyMap<string, Buffer>> {
    const files = new Map<string, Buffer>();
    for (const { code } of city.billers) {
      const given = await this.given(city, code);
      if (given.length > 0) files.set(code, confirmationFile(given, this.plan.files.style));
    }
    return files;
  }

  /** A biller's bills that are given in full, by what the receiving side knows: a banded city shows nobody a single bill. */
  private async given(city: City, biller: string): Promise<GivenBill[]> {
    const bills = this.waiting.filter((bill) => bill.biller === biller);
    const crypto: FieldCrypto = this.get(fieldCryptoToken('receiving') as never);
    const states = await casework(this.get).inCity(city.id, async (tx) => {
      const ids = await needsOfBills(
        tx,
        crypto,
        biller,
        bills.map(({ billNo }) => billNo),
      );
      const needs = new Map<string, NeedState>((await readNeeds(tx, [...ids.values()])).map((need) => [need.needId, need]));
      return new Map([...ids].map(([key, id]) => [key, needs.get(id)]));
    });
    return bills.flatMap((bill) => {
      const need = states.get(billNoKey(bill.billNo));
      return need?.status === 'funded' && need.fundedOn !== null ? [{ bill, on: need.fundedOn }] : [];
    });
  }
}

function casework(get: Deeds): Database<'casework'> {
  return get(databaseToken('casework') as never);
}
