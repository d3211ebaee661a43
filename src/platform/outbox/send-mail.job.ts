import { Logger } from '@nestjs/common';
import { Any, IsNull, LessThanOrEqual } from 'typeorm';

import type { Clock } from '../../kernel/clock.js';
import type { CityId } from '../../kernel/ids.js';
import { type FieldCrypto, sealedField } from '../crypto/index.js';
import { type CityTx, type Database, handOf } from '../database/index.js';
import { type QueueJob, wake, type Worker } from '../jobs/index.js';
import { type Mail, type MailTransport } from '../mail/index.js';
import { outboxes } from './outbox.entity.js';
import type { MailTemplates } from './templates.js';

const BATCH = 200;
const MINUTE = 60_000;

/**
 * Sends one hand's due mail: claims rows, commits, sends, marks them. A mail that could not go is tried again after 1, 2, 4 … minutes; a
 * process that dies between sending and marking sends once more rather than never.
 */
export class SendMailJob<W extends Worker> implements QueueJob<W> {
  readonly queue = 'outbox';
  private readonly log = new Logger('mail');
  private readonly claimed = new Map<CityId, { id: string; mail: Mail }[]>();

  constructor(
    readonly worker: W,
    private readonly database: Database<W>,
    private readonly crypto: FieldCrypto,
    private readonly templates: MailTemplates,
    private readonly transport: MailTransport,
    private readonly clock: Clock,
  ) {}

  async drain(tx: CityTx<W>): Promise<'more' | 'done'> {
    const hand = handOf(this.worker);
    const now = this.clock.now();
    const rows = await tx.manager.find(outboxes[hand], {
      where: { cityId: tx.cityId, sentAt: IsNull(), dueAt: LessThanOrEqual(now) },
      order: { dueAt: 'ASC' },
      take: BATCH,
      lock: { mode: 'pessimistic_write', onLocked: 'skip_locked' },
    });
    const cipher = await this.crypto.forCity(tx);
    const mails = rows.map((row) => {
      const payload = JSON.parse(cipher.open(row.payload, sealedField(outboxes[hand], 'payload', row.id))) as Record<string, string>;
      const to = cipher.open(row.recipient, sealedField(outboxes[hand], 'recipient', row.id));
      return { id: row.id, mail: { to, language: row.language, ...this.templates.render(row.kind, payload, row.language) } };
    });
    // One statement for all that are tried again at one time: row by row, mail kept up with 700 gifts a second at most.
    for (const [again, ids] of byNextTry(rows, now)) {
      const claimed = { dueAt: new Date(again), attempts: () => 'attempts + 1' };
      await tx.manager.update(outboxes[hand], { cityId: tx.cityId, id: Any(ids) }, claimed);
      await wake(tx, this.queue, new Date(again));
    }
    this.claimed.set(tx.cityId, mails);
    return rows.length === BATCH ? 'more' : 'done';
  }

  async afterCommit(cityId: CityId): Promise<void> {
    const mails = this.claimed.get(cityId) ?? [];
    this.claimed.delete(cityId);
    const sent: string[] = [];
    for (const { id, mail } of mails) {
      try {
        await this.transport.send(mail);
        sent.push(id);
      } catch {
        this.log.warn('a mail could not be sent; it will be tried again');
      }
    }
    if (sent.length === 0) return;
    await this.database.inCity(cityId, (tx) =>
      tx.manager.update(outboxes[handOf(this.worker)], { cityId, id: Any(sent) }, { sentAt: this.clock.now() }),
    );
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
