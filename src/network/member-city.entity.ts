import { Column, Entity, PrimaryColumn } from 'typeorm';

import type { MemberId } from './domain/member-id.js';

/** A municipality of the B40 Network, whether or not it has adopted the service. */
@Entity({ schema: 'network', name: 'member_city' })
export class MemberCityRow {
  @PrimaryColumn('text') id: MemberId;
  /** `en`, the city's own name for itself, `own`, and by language where another has a name of its own for it. */
  @Column('jsonb') names: Readonly<Record<string, string>> & { en: string; own: string };
  @Column('char', { length: 2 }) country: string;
  @Column('char', { length: 3 }) currency: string;
  @Column('text', { array: true }) languages: string[];
  @Column('text', { name: 'time_zone' }) timeZone: string;
  /** Null where no source gives the day itself. */
  @Column('date', { name: 'joined_on', nullable: true }) joinedOn: string | null;
  @Column('text', { name: 'joined_by', nullable: true }) joinedBy: string | null;
  @Column('text') source: string;
}
