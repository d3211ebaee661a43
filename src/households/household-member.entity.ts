import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Who belongs to which household, from when until when. */
@Entity({ schema: 'receiving', name: 'household_member' })
export class HouseholdMemberEntity {
  @PrimaryColumn('uuid', { name: 'city_id' })
  cityId!: string;

  @PrimaryColumn('uuid', { name: 'household_id' })
  householdId!: string;

  @PrimaryColumn('uuid', { name: 'person_id' })
  personId!: string;

  /** A household has one applicant at a time. */
  @Column('text')
  role!: 'applicant' | 'partner' | 'child' | 'parent' | 'other';

  @PrimaryColumn('date', { name: 'member_from' })
  memberFrom!: string;

  /** The last day; null for whoever belongs to the household now. */
  @Column('date', { name: 'member_until', nullable: true })
  memberUntil!: string | null;
}
