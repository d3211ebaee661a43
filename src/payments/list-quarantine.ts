import { Injectable } from '@nestjs/common';
import { isCurrency } from '../kernel/currency.js';
import type { CityId } from '../kernel/ids.js';
import { Money } from '../kernel/money.js';
import { InjectDatabase, type Database } from '../platform/database/index.js';
import type { NotificationKind, QuarantineReason } from './domain/notification.js';
import { readTimeCursor, writeTimeCursor } from './time-cursor.js';

/** A notification that fitted nothing and moved nothing. */
export interface QuarantinedNotification {
  readonly id: string;
  readonly kind: NotificationKind;
  readonly reason: QuarantineReason;
  readonly reference: string;
  /** As the provider wrote it; undefined where its currency is none of ours. */
  readonly amount: Money | undefined;
  readonly receivedAt: Date;
}

type Row = Omit<QuarantinedNotification, 'amount'> & { readonly currency: string; readonly minor: bigint };

const PAGE = 50;
const LIST = 'quarantine';

/** What a person has to look at: the newest first, a page at a time. */
@Injectable()
export class ListQuarantine {
  constructor(@InjectDatabase('office') private readonly database: Database<'office'>) {}

  /** @throws Refusal cursor_invalid */
  async run(city: { id: CityId; slug: string }, cursor?: string): Promise<{ items: QuarantinedNotification[]; next?: string }> {
    const after = cursor === undefined ? undefined : readTimeCursor(city.slug, LIST, cursor);
    // Raw SQL, as all of the inbox: a keyset over two columns by the index of what is in quarantine.
    const rows = await this.database.inCity(city.id, (tx) =>
      tx.query<Row>(
        `SELECT id, kind, reason, provider_reference AS reference, currency, amount AS minor, received_at AS "receivedAt"
         FROM giving.inbox WHERE city_id = $1 AND status = 'quarantined'
           AND ($2::timestamptz IS NULL OR (received_at, id) < ($2, $3::uuid))
         ORDER BY received_at DESC, id DESC LIMIT ${PAGE + 1}`,
        [city.id, after?.at ?? null, after?.id ?? null],
      ),
    );
    const items = rows
      .slice(0, PAGE)
      .map(({ currency, minor, ...row }) => ({ ...row, amount: isCurrency(currency) ? Money.of(minor, currency) : undefined }));
    const last = rows.length > PAGE ? items.at(-1) : undefined;
    return last ? { items, next: writeTimeCursor(city.slug, LIST, { at: last.receivedAt, id: last.id }) } : { items };
  }
}
