import { Logger } from '@nestjs/common';

import type { Clock } from '../../kernel/clock.js';
import type { CityId } from '../../kernel/ids.js';
import type { FieldCrypto } from '../crypto/index.js';
import type { CityTx, Database } from '../database/index.js';
import { type QueueJob, wake, type Worker } from '../jobs/index.js';
import { type Mail, type MailTransport } from '../mail/index.js';
import { schemas } from './schemas.js';
import type { MailTemplates } from './templates.js';

const BATCH = 200;
const MINUTE = 60_000;

interface DueRow {
  readonly id: string;
  readonly kind: string;
  readonly language: string;
  readonly recipient: Buffer;
  readonly payload: Buffer;
  readonly attempts: number;
}

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
    const table = `${schemas[this.worker]}.outbox`;
    const now = this.clock.now();
    const rows = await tx.query<DueRow>(
      `SELECT id, kind, language, recipient, payload, attempts FROM ${table}
       WHERE city_id = $1 AND sent_at IS NULL AND due_at <= $2 ORDER BY due_at LIMIT ${String(BATCH)} FOR UPDATE SKIP LOCKED`,
      [tx.cityId, now],
    );
    const cipher = await this.crypto.forCity(tx);
    const mails = rows.map((row) => {
      const payload = JSON.parse(cipher.open(row.payload, { table, column: 'payload', id: row.id })) as Record<string, string>;
      const to = cipher.open(row.recipient, { table, column: 'recipient', id: row.id });
      return { id: row.id, mail: { to, language: row.language, ...this.templates.render(row.kind, payload, row.language) } };
    });
    const again = rows.map(({ attempts }) => new Date(now.getTime() + MINUTE * 2 ** Math.min(attempts, 10)));
    // One statement for the batch: row by row, mail kept up with 700 gifts a second at most.
    await tx.query(
      `UPDATE ${table} SET attempts = attempts + 1, due_at = claimed.due_at
       FROM unnest($2::uuid[], $3::timestamptz[]) AS claimed (id, due_at) WHERE city_id = $1 AND ${table}.id = claimed.id`,
      [tx.cityId, rows.map(({ id }) => id), again],
    );
    for (const instant of new Set(again.map((each) => each.getTime()))) await wake(tx, this.queue, new Date(instant));
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
      tx.query(`UPDATE ${schemas[this.worker]}.outbox SET sent_at = $3 WHERE city_id = $1 AND id = ANY($2::uuid[])`, [
        cityId,
        sent,
        this.clock.now(),
      ]),
    );
  }
}
