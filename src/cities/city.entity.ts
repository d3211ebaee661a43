import { Column, Entity, PrimaryColumn } from 'typeorm';

import type { CityId } from '../kernel/ids.js';
import type { CityStatus, Listing } from './domain/city-types.js';

/** The directory's row of a city: found by slug or host before any city is known, so it stands outside row security. */
@Entity({ schema: 'shared', name: 'city' })
export class CityEntity {
  static readonly directory = true;

  @PrimaryColumn('uuid')
  id: CityId;

  @Column('text')
  slug: string;

  @Column('jsonb')
  names: Record<string, string>;

  @Column('char', { length: 2 })
  country: string;

  @Column('text', { name: 'time_zone' })
  timeZone: string;

  @Column('text', { array: true })
  languages: string[];

  @Column('text')
  status: CityStatus;

  @Column('text')
  accent: string;

  @Column('text')
  listing: Listing;

  @Column('smallint')
  k: number;

  @Column('text', { name: 'widget_hosts', array: true, default: '{}' })
  widgetHosts: string[];

  /** Counted up by every change of the city's settings. */
  @Column('integer', { default: 1 })
  revision: number;
}

@Entity({ schema: 'shared', name: 'city_host' })
export class CityHostEntity {
  static readonly directory = true;

  @PrimaryColumn('text')
  host: string;

  @Column('uuid')
  city: CityId;
}
