import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A biller's confirmation file that was read. */
@Entity({ schema: 'receiving', name: 'confirmation' })
export class ConfirmationEntity {
  @PrimaryColumn('uuid', { name: 'city_id' })
  cityId!: string;

  @PrimaryColumn('uuid')
  id!: string;

  @Column('text', { name: 'biller_code' })
  billerCode!: string;

  @Column('bytea', { name: 'file_hash' })
  fileHash!: Buffer;

  /** Who handed it in: an account. */
  @Column('text', { name: 'confirmed_by' })
  confirmedBy!: string;

  @Column('text', { name: 'confirmed_by_name' })
  confirmedByName!: string;

  @Column('timestamptz', { name: 'created_at' })
  createdAt!: Date;

  @Column('integer')
  matched!: number;

  /** Funded needs of the biller that the file did not confirm. */
  @Column('integer')
  missing!: number;

  @Column('integer')
  unexpected!: number;
}
