import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { CityId } from '../../kernel/ids.js';
import type { ListedCity } from './listed-city.js';

@Entity({ schema: 'shared', name: 'city' })
export class ListedCityEntity implements ListedCity {
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
