import { Injectable } from '@nestjs/common';
import { present } from '../../kernel/assert.js';
import type { CityId, RefundId } from '../../kernel/ids.js';
import { Money } from '../../kernel/money.js';
import { Refusal } from '../../kernel/refusal.js';
import { InjectDatabase, type CityTx, type Database } from '../../platform/database/index.js';
import { ruleDigest } from '../domain/rule-digest.js';
import { RefundEntity } from './refund.entity.js';
import { readTimeCursor, writeTimeCursor, type TimeCursor } from '../domain/time-cursor.js';

/** Money that came back from where it was sent: still owed, or kept apart because it cannot be returned. */
export interface OwedRefund {
  readonly id: RefundId;
  readonly owed: Money;
  /** `given_up`: one person says that it cannot be returned. `unreturnable`: another agreed. */
  readonly state: 'failed' | 'given_up' | 'unreturnable';
  /** Who says so, by id and name. */
  readonly givenUpBy: string | null;
  readonly givenUpByName: string | null;
  /** The city's rule under which it is kept. */
  readonly why: string | null;
  /** Of that rule's text: who agrees sends it back, as what was read. */
  readonly read: string | null;
  /** Since when it is owed: when it failed. */
  readonly since: Date;
}

const PAGE = 50;
/** In this order: what somebody has to act on before what is settled. A cursor names which of the two its row is in. */
const states = ['failed', 'unreturnable'] as const;
const listOf = (state: string): string => `owed-${state}`;

/** What a city owes back and could not return, a page at a time: what is still owed first, and of each what waited longest. */
@Injectable()
export class ListOwedRefunds {
  constructor(@InjectDatabase('office') private readonly database: Database<'office'>) {}

  /** @throws Refusal cursor_invalid */
  async run(city: { readonly id: CityId; readonly slug: string }, cursor?: string): Promise<{ items: OwedRefund[]; next?: string }> {
    const after = cursor === undefined ? undefined : readCursor(city.slug, cursor);
    const rows = await this.database.inCity(city.id, (tx) => readPage(tx, after));
    const shown = rows.slice(0, PAGE);
    const items = shown.map(asLine);
    const last = rows.length > PAGE ? shown.at(-1) : undefined;
    return last ? { items, next: writeTimeCursor(city.slug, listOf(last.status), { at: failedAt(last), id: last.id }) } : { items };
  }
}

type After = TimeCursor & { readonly status: string };

function readCursor(slug: string, cursor: string): After {
  for (const status of states) {
    try {
      return { ...readTimeCursor(slug, listOf(status), cursor), status };
    } catch {
      // of the other state, or of none: the refusal below
    }
  }
  throw new Refusal('cursor_invalid', {}, 'cursor');
}

/** One row more than the page, to know whether there is another. */
async function readPage(tx: CityTx<'office'>, after: After | undefined): Promise<RefundEntity[]> {
  const page = tx.manager
    .createQueryBuilder(RefundEntity, 'refund')
    .where('refund.cityId = :city AND refund.status IN (:...states)', { city: tx.cityId, states: [...states] })
    .andWhere('refund.offsetAmount < refund.amount')
    // By name, `failed` comes before `unreturnable`.
    .orderBy('refund.status')
    .addOrderBy('refund.failedAt')
    .addOrderBy('refund.id')
    .limit(PAGE + 1);
  if (after) page.andWhere('(refund.status, refund.failedAt, refund.id) > (:status, :at, :id)', { ...after });
  return page.getMany();
}

function asLine(refund: RefundEntity): OwedRefund {
  const { id, amount, offsetAmount, currency, givenUpBy, givenUpByName, givenUpWhy: why, agreedBy } = refund;
  const state = agreedBy !== null ? 'unreturnable' : givenUpBy !== null ? 'given_up' : 'failed';
  const read = why === null ? null : ruleDigest(why);
  return { id, owed: Money.of(amount - offsetAmount, currency), state, givenUpBy, givenUpByName, why, read, since: failedAt(refund) };
}

const failedAt = (refund: RefundEntity): Date => present(refund.failedAt, 'a refund that failed did so at a moment');
