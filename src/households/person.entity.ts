import { Column, Entity, PrimaryColumn } from 'typeorm';
import { SealedColumn } from '../platform/crypto/index.js';

/** A person. Name and national id are sealed; the person is found again by a blind index of the number. */
@Entity({ schema: 'receiving', name: 'person' })
export class PersonEntity {
  @PrimaryColumn('uuid', { name: 'city_id' })
  cityId!: string;

  @PrimaryColumn('uuid')
  id!: string;

  @SealedColumn()
  name!: Buffer;

  @SealedColumn({ name: 'national_id', nullable: true })
  nationalId!: Buffer | null;

  @Column('bytea', { name: 'national_id_index', nullable: true })
  nationalIdIndex!: Buffer | null;

  @Column('smallint', { name: 'birth_year', nullable: true })
  birthYear!: number | null;

  @Column('timestamptz', { name: 'created_at' })
  createdAt!: Date;
}
