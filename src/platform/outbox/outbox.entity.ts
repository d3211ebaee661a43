import { Column, Entity, PrimaryColumn } from 'typeorm';
import { SealedColumn } from '../crypto/index.js';
import type { Side } from '../database/index.js';

/** A mail that is to go out, or went. */
abstract class OutboxColumns {
  @PrimaryColumn('uuid', { name: 'city_id' })
  cityId: string;

  @PrimaryColumn('uuid')
  id: string;

  /** Which template renders it: `receipt`. */
  @Column('text')
  kind: string;

  @Column('text')
  language: string;

  @SealedColumn()
  recipient: Buffer;

  @SealedColumn()
  payload: Buffer;

  /** Not tried before. */
  @Column('timestamptz', { name: 'due_at' })
  dueAt: Date;

  @Column({ type: 'smallint', insert: false })
  attempts: number;

  @Column({ type: 'timestamptz', name: 'sent_at', nullable: true, insert: false })
  sentAt: Date | null;
}

@Entity({ schema: 'giving', name: 'outbox' })
export class GivingOutbox extends OutboxColumns {}

@Entity({ schema: 'receiving', name: 'outbox' })
export class ReceivingOutbox extends OutboxColumns {}

/** Each side's own. */
export const outboxes = { giving: GivingOutbox, receiving: ReceivingOutbox } as const satisfies Record<Side, unknown>;
