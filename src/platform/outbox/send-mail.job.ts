import { Any, IsNull, LessThanOrEqual } from 'typeorm';

import type { Clock } from '../../kernel/clock.js';
import { type FieldCrypto, sealedField } from '../crypto/index.js';
import { type CityTx, type Database, sideOf } from '../database/index.js';
import { type Answered, OutboundJob, wake, type Worker } from '../jobs/index.js';
import { type Mail, type MailTransport } from '../mail/index.js';
import { outboxes } from './outbox.entity.js';
import type { MailTemplates } from './templates.js';

/** Mails a transaction, and receipts of them. */
const BATCH = 200;
const MINUTE = 60_000;

interface DueMail {
  readonly id: string;
  readonly mail: Mail;
}

/**
 * Sends one side's due mail. A mail that could not go is tried again after 1, 2, 4 … minutes; a process that dies between sending and marking
 * sends once more rather than never.
 */
export class SendMailJob<W extends Worker> extends OutboundJob<W, DueMail, 'sent'> {
  readonly queue = 'outbox';
  protected readonly limits = { claimed: BATCH, recorded: BATCH };

  constructor(
    readonly worker: W,
    database: Database<W>,
    private readonly crypto: FieldCrypto,
    private readonly templates: MailTemplates,
    private readonly transport: MailTransport,
    clock: Clock,
  ) {
    super(database, clock);
  }

  protected async claim(tx: CityTx<W>, limit: number, now: Date): Promise<DueMail[]> {
    const side = sideOf(this.worker);
    const rows = await tx.manager.find(outboxes[side], {
      where: { cityId: tx.cityId, sentAt: IsNull(), dueAt: LessThanOrEqual(now) },
      order: { dueAt: 'ASC' },
      take: limit,
      lock: { mode: 'pessimistic_write', onLocked: 'skip_locked' },
    });
    const cipher = await this.crypto.forCity(tx);
    const mails = rows.map((row) => {
      const payload = JSON.parse(cipher.open(row.payload, sealedField(outboxes[side], 'payload', row.id))) as Record<string, string>;
      const to = cipher.open(row.recipient, sealedField(outboxes[side], 'recipient', row.id));
      return { id: row.id, mail: { to, language: row.language, ...this.templates.render(row.kind, payload, row.language) } };
    });
    // One statement for all that are tried again at one time: row by row, mail kept up with 700 gifts a second at most.
    for (const [again, ids] of byNextTry(rows, now)) {
      const claimed = { dueAt: new Date(again), attempts: () => 'attempts + 1' };
      await tx.manager.update(outboxes[side], { cityId: tx.cityId, id: Any(ids) }, claimed);
      await wake(tx, this.queue, new Date(again));
    }
    return mails;
  }

  protected async call({ mail }: DueMail): Promise<'sent'> {
    await this.transport.send(mail);
    return 'sent';
  }

  protected async record(tx: CityTx<W>, answered: readonly Answered<DueMail, 'sent'>[], now: Date): Promise<void> {
    const ids = answered.map(({ item }) => item.id);
    await tx.manager.update(outboxes[sideOf(this.worker)], { cityId: tx.cityId, id: Any(ids) }, { sentAt: now });
  }
}

/** The rows by the instant of their next try, should this one fail: those tried as often wait as long. */
function byNextTry(rows: readonly { id: string; attempts: number }[], now: Date): Map<number, string[]> {
  const groups = new Map<number, string[]>();
  for (const { id, attempts } of rows) {
    const instant = now.getTime() + MINUTE * 2 ** Math.min(attempts, 10);
    groups.set(instant, [...(groups.get(instant) ?? []), id]);
  }
  return groups;
}
