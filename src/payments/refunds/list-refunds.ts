import { Injectable } from '@nestjs/common';
import type { Currency } from '../../kernel/currency.js';
import type { CityId, PaymentId, RefundId } from '../../kernel/ids.js';
import { Money } from '../../kernel/money.js';
import { InjectDatabase, type CityTx, type Database } from '../../platform/database/index.js';
import type { RefundStatus } from '../domain/refund.js';
import { PaymentEntity } from '../payment.entity.js';
import { RefundEntity } from './refund.entity.js';
import { readTimeCursor, writeTimeCursor, type TimeCursor } from '../domain/time-cursor.js';

/** A refund as the collections desk sees it. */
export interface RefundLine {
  readonly id: RefundId;
  readonly paymentId: PaymentId;
  readonly status: RefundStatus;
  readonly amount: Money;
  readonly reference: string | null;
  /** Who asked for it, by id and name; null where the gift found no place and the money goes back by itself. */
  readonly requestedBy: string | null;
  readonly requestedByName: string | null;
  readonly reason: string | null;
  readonly createdAt: Date;
  readonly sentAt: Date | null;
}

type Row = Omit<RefundLine, 'amount'> & { readonly currency: Currency; readonly minor: bigint };

const PAGE = 50;
const LIST = 'refunds';

/** A city's refunds, the newest first, a page at a time. */
@Injectable()
export class ListRefunds {
  constructor(@InjectDatabase('office') private readonly database: Database<'office'>) {}

  /** @throws Refusal cursor_invalid */
  async run(city: { id: CityId; slug: string }, cursor?: string): Promise<{ items: RefundLine[]; next?: string }> {
    const after = cursor === undefined ? undefined : readTimeCursor(city.slug, LIST, cursor);
    const rows = await this.database.inCity(city.id, (tx) => readPage(tx, after));
    const items = rows.slice(0, PAGE).map(({ currency, minor, ...row }) => ({ ...row, amount: Money.of(minor, currency) }));
    const last = rows.length > PAGE ? items.at(-1) : undefined;
    return last ? { items, next: writeTimeCursor(city.slug, LIST, { at: last.createdAt, id: last.id }) } : { items };
  }
}

/** One row more than the page, to know whether there is another. */
async function readPage(tx: CityTx<'office'>, after: TimeCursor | undefined): Promise<Row[]> {
  const page = tx.manager
    .createQueryBuilder(RefundEntity, 'refund')
    .innerJoin(PaymentEntity, 'payment', 'payment.cityId = refund.cityId AND payment.id = refund.paymentId')
    .select('refund.id', 'id')
    .addSelect('refund.paymentId', 'paymentId')
    .addSelect('refund.status', 'status')
    .addSelect('refund.currency', 'currency')
    .addSelect('refund.amount', 'minor')
    .addSelect('payment.reference', 'reference')
    .addSelect('refund.requestedBy', 'requestedBy')
    .addSelect('refund.requestedByName', 'requestedByName')
    .addSelect('refund.reason', 'reason')
    .addSelect('refund.createdAt', 'createdAt')
    .addSelect('refund.sentAt', 'sentAt')
    .where('refund.cityId = :city', { city: tx.cityId })
    .orderBy('refund.createdAt', 'DESC')
    .addOrderBy('refund.id', 'DESC')
    .limit(PAGE + 1);
  if (after) page.andWhere('(refund.createdAt, refund.id) < (:at, :id)', { at: after.at, id: after.id });
  return page.getRawMany<Row>();
}
