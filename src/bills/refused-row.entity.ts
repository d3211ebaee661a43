import { Column, Entity, PrimaryColumn } from 'typeorm';

/** That a row of a file was refused and why, never the row itself: a refused person's data is not kept. */
@Entity({ schema: 'receiving', name: 'refused_row' })
export class RefusedRowEntity {
  @PrimaryColumn('uuid', { name: 'city_id' })
  cityId!: string;

  @PrimaryColumn('uuid', { name: 'batch_id' })
  batchId!: string;

  @PrimaryColumn('integer', { name: 'row_no' })
  rowNo!: number;

  @Column('text', { name: 'column_name' })
  columnName!: string;

  @Column('text')
  reason!: string;
}
