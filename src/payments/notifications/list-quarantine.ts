import { Injectable } from '@nestjs/common';
import { present } from '../../kernel/assert.js';
import { isCurrency } from '../../kernel/currency.js';
import type { CityId } from '../../kernel/ids.js';
import { Money } from '../../kernel/money.js';
import { InjectDatabase, type CityTx, type Database } from '../../platform/database/index.js';
import type { NotificationKind, QuarantineReason } from '../domain/notification.js';
import { InboxEntity } from './inbox.entity.js';
import { readTimeCursor, writeTimeCursor, type TimeCursor } from '../domain/time-cursor.js';

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

const PAGE = 50;
const LIST = 'quarantine';

/** What a person has to look at: the newest first, a page at a time. */
@Injectable()
export class ListQuarantine {
  constructor(@InjectDatabase('office') private readonly database: Database<'office'>) {}

  /** @throws Refusal cursor_invalid */
  async run(city: { id: CityId; slug: string }, cursor?: string): Promise<{ items: QuarantinedNotification[]; next?: string }> {
    const after = cursor === undefined ? undefined : readTimeCursor(city.slug, LIST, cursor);
    const rows = await this.database.inCity(city.id, (tx) => readPage(tx, after));
    const items = rows.slice(0, PAGE).map(asLine);
    const last = rows.length > PAGE ? items.at(-1) : undefined;
    return last ? { items, next: writeTimeCursor(city.slug, LIST, { at: last.receivedAt, id: last.id }) } : { items };
  }
}

/** One row more than the page, to know whether there is another. */
async function readPage(tx: CityTx<'office'>, after: TimeCursor | undefined): Promise<InboxEntity[]> {
  const page = tx.manager
    .createQueryBuilder(InboxEntity, 'event')
    .where(`event.cityId = :city AND event.status = 'quarantined'`, { city: tx.cityId })
    .orderBy('event.receivedAt', 'DESC')
    .addOrderBy('event.id', 'DESC')
    .limit(PAGE + 1);
  if (after) page.andWhere('(event.receivedAt, event.id) < (:at, :id)', { at: after.at, id: after.id });
  return page.getMany();
}

function asLine({ id, kind, reason, reference, currency, amount, receivedAt }: InboxEntity): QuarantinedNotification {
  const known = isCurrency(currency) ? Money.of(amount, currency) : undefined;
  return { id, kind, reason: present(reason, 'quarantine without a reason'), reference, amount: known, receivedAt };
}
