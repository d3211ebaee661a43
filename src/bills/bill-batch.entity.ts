import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { BatchStatus } from './domain/lifecycles.js';

/** What was handed in together on one decision: a file, or a clerk's entry. */
@Entity({ schema: 'receiving', name: 'bill_batch' })
export class BillBatchEntity {
  @PrimaryColumn('uuid', { name: 'city_id' })
  cityId!: string;

  @PrimaryColumn('uuid')
  id!: string;

  /** The decision of the city's register that it rests on. */
  @Column('uuid', { name: 'decision_id' })
  decisionId!: string;

  @Column('text')
  source!: 'file' | 'clerk';

  /** SHA-256 of the file: the same file again is known by it. */
  @Column('bytea', { name: 'file_hash', nullable: true })
  fileHash!: Buffer | null;

  @Column('text')
  status!: BatchStatus;

  /** The last row of the file that a committed transaction has judged. */
  @Column('integer', { name: 'rows_read' })
  rowsRead!: number;

  @Column('integer')
  accepted!: number;

  @Column('integer')
  unchanged!: number;

  @Column('integer')
  refused!: number;

  @Column('text', { name: 'proposed_by' })
  proposedBy!: string;

  @Column('text', { name: 'proposed_by_name' })
  proposedByName!: string;

  @Column('timestamptz', { name: 'created_at' })
  createdAt!: Date;

  @Column('text', { name: 'approved_by', nullable: true })
  approvedBy!: string | null;

  @Column('text', { name: 'approved_by_name', nullable: true })
  approvedByName!: string | null;

  @Column('timestamptz', { name: 'approved_at', nullable: true })
  approvedAt!: Date | null;
}
