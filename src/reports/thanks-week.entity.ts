import { Column, Entity, PrimaryColumn } from 'typeorm';

import type { CityId } from '../kernel/ids.js';
import type { LocalDate } from '../kernel/local-date.js';
import type { Phrase } from './domain/phrases.js';

/** What households of a city said, in one row a week: no need, no household, and no count of a single phrase. */
@Entity({ schema: 'meeting', name: 'thanks_week' })
export class ThanksWeekEntity {
  @PrimaryColumn('uuid', { name: 'city_id' }) cityId!: CityId;
  /** A Monday. */
  @PrimaryColumn('date') week!: LocalDate;
  /** In the alphabet's order, each once. */
  @Column('text', { array: true }) phrases!: Phrase[];
  /** All that spoke, k at least. */
  @Column('integer') households!: number;
}
