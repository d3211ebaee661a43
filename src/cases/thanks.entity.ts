import { Column, Entity, PrimaryColumn } from 'typeorm';

/** That a household was asked, once. Its page's token is good for one answer; what was answered stands nowhere with it. */
@Entity({ schema: 'receiving', name: 'thanks_offer' })
export class ThanksOfferEntity {
  @PrimaryColumn('uuid', { name: 'city_id' })
  cityId!: string;

  @PrimaryColumn('uuid', { name: 'household_id' })
  householdId!: string;

  @Column('bytea', { name: 'token_hash', nullable: true })
  tokenHash!: Buffer | null;
}

/** How often a phrase was said that is not handed over yet: of no household and no day. */
@Entity({ schema: 'receiving', name: 'thanks_waiting' })
export class ThanksWaitingEntity {
  @PrimaryColumn('uuid', { name: 'city_id' })
  cityId!: string;

  @PrimaryColumn('text')
  phrase!: string;

  @Column('integer')
  said!: number;
}
