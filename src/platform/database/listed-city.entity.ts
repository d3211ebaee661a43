import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { CityId } from '../../kernel/ids.js';

/** What the platform knows of a city: that it is there, whether it is open, and when its day turns. The rest is the cities' room. */
@Entity({ schema: 'shared', name: 'city' })
export class ListedCity {
  static readonly directory = true;

  @PrimaryColumn('uuid')
  id: CityId;

  @Column('text')
  slug: string;

  @Column('text', { name: 'time_zone' })
  timeZone: string;

  @Column('text')
  status: string;
}
