import { Injectable } from '@nestjs/common';
import type { Currency } from '../kernel/currency.js';
import type { CityId, PaymentId } from '../kernel/ids.js';
import { Money } from '../kernel/money.js';
import { InjectDatabase, type Database } from '../platform/database/index.js';
import type { PaymentStatus } from './domain/payment.js';
import { readTimeCursor, writeTimeCursor } from './time-cursor.js';

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
    // Raw SQL: a keyset over two columns, with the account beside each row, in one read.
    const rows = await this.database.inCity(city.id, (tx) =>
      tx.query<Row>(
        `SELECT p.id, p.status, p.currency, p.amount AS minor, a.biller_code AS "billerCode", a.provider,
                p.provider_reference AS reference, p.created_at AS "createdAt", p.captured_at AS "capturedAt"
         FROM giving.payment p JOIN giving.provider_account a ON a.city_id = p.city_id AND a.id = p.account_id
         WHERE p.city_id = $1 AND ($2::text IS NULL OR p.status = $2)
           AND ($3::timestamptz IS NULL OR (p.created_at, p.id) < ($3, $4::uuid))
         ORDER BY p.created_at DESC, p.id DESC LIMIT ${PAGE + 1}`,
        [city.id, filter.status ?? null, after?.at ?? null, after?.id ?? null],
      ),
    );
    const items = rows.slice(0, PAGE).map(({ currency, minor, ...row }) => ({ ...row, amount: Money.of(minor, currency) }));
    const last = rows.length > PAGE ? items.at(-1) : undefined;
    return last ? { items, next: writeTimeCursor(city.slug, list, { at: last.createdAt, id: last.id }) } : { items };
  }
}
