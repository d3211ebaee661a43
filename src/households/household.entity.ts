import { Column, Entity, PrimaryColumn } from 'typeorm';
import { SealedColumn } from '../platform/crypto/index.js';

/** A household that the city verified. Everything that names it is sealed; it is found again by a blind index. */
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

  @SealedColumn()
  name!: Buffer;

  @SealedColumn({ name: 'national_id', nullable: true })
  nationalId!: Buffer | null;

  @Column('bytea', { name: 'national_id_index', nullable: true })
  nationalIdIndex!: Buffer | null;

  @Column('text')
  language!: string;

  @Column('timestamptz', { name: 'created_at' })
  createdAt!: Date;
}
