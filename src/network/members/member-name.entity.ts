import { Column, Entity, PrimaryColumn } from 'typeorm';

import type { LocalDate } from '../../kernel/local-date.js';
import type { MemberId } from '../domain/member-id.js';

/** What a member city is called in a language, from a day on. Only ever added. */
@Entity({ schema: 'network', name: 'member_name' })
export class MemberNameRow {
  @PrimaryColumn('text', { name: 'member_id' }) memberId: MemberId;
  /** BCP 47, with the script where the language is written in two. */
  @PrimaryColumn('text') language: string;
  @PrimaryColumn('date', { name: 'valid_from' }) validFrom: LocalDate;
  @Column('text') name: string;
  /** True for what it calls itself, false for what another language calls it. */
  @Column('boolean') own: boolean;
}
