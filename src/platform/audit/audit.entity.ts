import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Side } from '../database/index.js';

abstract class AuditColumns {
  @PrimaryColumn('uuid', { name: 'city_id' })
  cityId: string;

  @PrimaryColumn('uuid')
  id: string;

  @Column('timestamptz')
  at: Date;

  @Column('text')
  actor: string;

  @Column('text')
  action: string;

  @Column('text')
  subject: string;

  @Column('text', { nullable: true })
  reason: string | null;
}

@Entity({ schema: 'giving', name: 'audit' })
export class GivingAudit extends AuditColumns {}

@Entity({ schema: 'receiving', name: 'audit' })
export class ReceivingAudit extends AuditColumns {}

/** Each side's own. */
export const audits = { giving: GivingAudit, receiving: ReceivingAudit } as const satisfies Record<Side, unknown>;
