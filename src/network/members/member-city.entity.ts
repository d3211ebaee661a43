import { Column, Entity, PrimaryColumn } from 'typeorm';

import type { MemberId } from '../domain/member-id.js';

/** A municipality of the B40 Network, whether or not it has adopted the service. */
@Entity({ schema: 'network', name: 'member_city' })
export class MemberCityRow {
  @PrimaryColumn('text') id: MemberId;
  @Column('char', { length: 2 }) country: string;
  @Column('char', { length: 3 }) currency: string;
  /** BCP 47, with the script where the language is written in two. The city's own, in its order. */
  @Column('text', { array: true }) languages: string[];
  @Column('text', { name: 'time_zone' }) timeZone: string;
  @Column('text') source: string;
}
