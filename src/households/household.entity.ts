import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { EnrolmentStatus } from './domain/enrolment.js';

/** The unit of help: a case number, a code, and nothing that names anybody. */
@Entity({ schema: 'receiving', name: 'household' })
export class HouseholdEntity {
  @PrimaryColumn('uuid', { name: 'city_id' })
  cityId!: string;

  @PrimaryColumn('uuid')
  id!: string;

  @Column('text', { name: 'case_no' })
  caseNo!: string;

  @Column('bytea', { name: 'code_hash' })
  codeHash!: Buffer;

  @Column('text')
  language!: string;

  @Column('text', { nullable: true })
  district!: string | null;

  @Column('text', { name: 'enrolment' })
  status!: EnrolmentStatus;

  @Column('date', { name: 'enrolled_from', nullable: true })
  enrolledFrom!: string | null;

  @Column('date', { name: 'enrolled_until', nullable: true })
  enrolledUntil!: string | null;

  @Column('timestamptz', { name: 'created_at' })
  createdAt!: Date;
}
