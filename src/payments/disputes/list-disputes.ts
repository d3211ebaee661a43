import { Injectable } from '@nestjs/common';
import type { CityId, DisputeId } from '../../kernel/ids.js';
import { Money } from '../../kernel/money.js';
import { InjectDatabase, type CityTx, type Database } from '../../platform/database/index.js';
import { DisputeEntity } from './dispute.entity.js';
import type { DisputeStatus } from '../domain/dispute.js';
import { readTimeCursor, writeTimeCursor, type TimeCursor } from '../domain/time-cursor.js';

/** A dispute as the collections desk sees it. */
export interface DisputeLine {
  readonly id: DisputeId;
  readonly status: DisputeStatus;
  readonly amount: Money;
  readonly fee: Money;
  /** Of a lost dispute: what came from deallocated needs, from the pool and from failed refunds. */
  readonly recovered: Money;
  /** Of a lost one: what is the city's own loss, its bills being paid. */
  readonly lost: Money;
  readonly reference: string;
  /** At a biller's own account, which answers for it. */
  readonly direct: boolean;
  readonly openedAt: Date;
  readonly closedAt: Date | null;
}

const PAGE = 50;
const LIST = 'disputes';

/** A city's disputes, the newest first, a page at a time. */
@Injectable()
export class ListDisputes {
  constructor(@InjectDatabase('office') private readonly database: Database<'office'>) {}

  /** @throws Refusal cursor_invalid */
  async run(city: { id: CityId; slug: string }, cursor?: string): Promise<{ items: DisputeLine[]; next?: string }> {
    const after = cursor === undefined ? undefined : readTimeCursor(city.slug, LIST, cursor);
    const rows = await this.database.inCity(city.id, (tx) => readPage(tx, after));
    const items = rows.slice(0, PAGE).map(asLine);
    const last = rows.length > PAGE ? items.at(-1) : undefined;
    return last ? { items, next: writeTimeCursor(city.slug, LIST, { at: last.openedAt, id: last.id }) } : { items };
  }
}

/** One row more than the page, to know whether there is another. */
async function readPage(tx: CityTx<'office'>, after: TimeCursor | undefined): Promise<DisputeEntity[]> {
  const page = tx.manager
    .createQueryBuilder(DisputeEntity, 'dispute')
    .where('dispute.cityId = :city', { city: tx.cityId })
    .orderBy('dispute.openedAt', 'DESC')
    .addOrderBy('dispute.id', 'DESC')
    .limit(PAGE + 1);
  if (after) page.andWhere('(dispute.openedAt, dispute.id) < (:at, :id)', { at: after.at, id: after.id });
  return page.getMany();
}

function asLine({
  currency,
  amount,
  fee,
  feeBack,
  deallocated,
  covered,
  offsetAmount,
  lossBookedAt,
  ...dispute
}: DisputeEntity): DisputeLine {
  const { id, status, reference, direct, openedAt, closedAt } = dispute;
  const lost = lossBookedAt === null || direct ? 0n : amount - deallocated - covered - offsetAmount;
  const money = (minor: bigint): Money => Money.of(minor, currency);
  const sums = {
    amount: money(amount),
    fee: money(fee - feeBack),
    recovered: money(deallocated + covered + offsetAmount),
    lost: money(lost),
  };
  return { id, status, reference, direct, openedAt, closedAt, ...sums };
}
