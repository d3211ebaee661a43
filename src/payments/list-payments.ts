import { Injectable } from '@nestjs/common';
import type { Currency } from '../kernel/currency.js';
import type { CityId, PaymentId } from '../kernel/ids.js';
import { Money } from '../kernel/money.js';
import { InjectDatabase, type CityTx, type Database } from '../platform/database/index.js';
import type { PaymentStatus } from './domain/payment.js';
import { PaymentEntity } from './payment.entity.js';
import { ProviderAccountEntity } from './provider-accounts/provider-account.entity.js';
import { readTimeCursor, writeTimeCursor, type TimeCursor } from './domain/time-cursor.js';

/** A payment as the collections desk sees it: nothing of the donor. */
export interface PaymentLine {
  readonly id: PaymentId;
  readonly status: PaymentStatus;
  readonly amount: Money;
  readonly billerCode: string | null;
  readonly provider: string;
  readonly reference: string | null;
  readonly createdAt: Date;
  readonly capturedAt: Date | null;
}

export interface PaymentFilter {
  readonly status?: PaymentStatus | undefined;
  readonly cursor?: string | undefined;
}

type Row = Omit<PaymentLine, 'amount'> & { readonly currency: Currency; readonly minor: bigint };

const PAGE = 50;

/** A city's payments, the newest first, a page at a time. */
@Injectable()
export class ListPayments {
  constructor(@InjectDatabase('office') private readonly database: Database<'office'>) {}

  /** @throws Refusal cursor_invalid */
  async run(city: { id: CityId; slug: string }, filter: PaymentFilter): Promise<{ items: PaymentLine[]; next?: string }> {
    const list = `payments:${filter.status ?? 'all'}`;
    const after = filter.cursor === undefined ? undefined : readTimeCursor(city.slug, list, filter.cursor);
    const rows = await this.database.inCity(city.id, (tx) => readPage(tx, filter.status, after));
    const items = rows.slice(0, PAGE).map(({ currency, minor, ...row }) => ({ ...row, amount: Money.of(minor, currency) }));
    const last = rows.length > PAGE ? items.at(-1) : undefined;
    return last ? { items, next: writeTimeCursor(city.slug, list, { at: last.createdAt, id: last.id }) } : { items };
  }
}

/** One row more than the page, to know whether there is another. Of the account only what the desk may see: never its secret. */
async function readPage(tx: CityTx<'office'>, status: PaymentStatus | undefined, after: TimeCursor | undefined): Promise<Row[]> {
  const page = tx.manager
    .createQueryBuilder(PaymentEntity, 'payment')
    .innerJoin(ProviderAccountEntity, 'account', 'account.cityId = payment.cityId AND account.id = payment.accountId')
    .select('payment.id', 'id')
    .addSelect('payment.status', 'status')
    .addSelect('payment.currency', 'currency')
    .addSelect('payment.amount', 'minor')
    .addSelect('account.billerCode', 'billerCode')
    .addSelect('account.provider', 'provider')
    .addSelect('payment.reference', 'reference')
    .addSelect('payment.createdAt', 'createdAt')
    .addSelect('payment.capturedAt', 'capturedAt')
    .where('payment.cityId = :city', { city: tx.cityId })
    .orderBy('payment.createdAt', 'DESC')
    .addOrderBy('payment.id', 'DESC')
    .limit(PAGE + 1);
  if (status !== undefined) page.andWhere('payment.status = :status', { status });
  if (after) page.andWhere('(payment.createdAt, payment.id) < (:at, :id)', { at: after.at, id: after.id });
  return page.getRawMany<Row>();
}
