import { Column, Entity, PrimaryColumn } from 'typeorm';

import type { BillerKind, LegalTextKind, MoneyPath, NeedKind } from './domain/city-types.js';

@Entity({ schema: 'shared', name: 'city_currency' })
export class CityCurrencyEntity {
  @PrimaryColumn('uuid', { name: 'city_id' })
  cityId!: string;

  @PrimaryColumn('date', { name: 'valid_from' })
  validFrom!: string;

  @Column('char', { length: 3 })
  currency!: string;

  @Column('numeric', { name: 'per_previous', nullable: true })
  perPrevious!: string | null;

  @Column('char', { length: 3, nullable: true })
  previous!: string | null;
}

/** Amounts are minor units of the currency that the city counts in on the day. */
@Entity({ schema: 'shared', name: 'city_limits' })
export class CityLimitsEntity {
  @PrimaryColumn('uuid', { name: 'city_id' })
  cityId!: string;

  /** The day from which this row holds, until one of a later day does. */
  @PrimaryColumn('date', { name: 'valid_from' })
  validFrom!: string;

  @Column('bigint', { name: 'min_gift' })
  minGift!: bigint;

  @Column('bigint', { name: 'max_gift' })
  maxGift!: bigint;

  @Column('bigint', { name: 'max_bill' })
  maxBill!: bigint;

  @Column('smallint', { name: 'bills_per_household' })
  billsPerHousehold!: number;

  @Column('smallint', { name: 'reservation_minutes' })
  reservationMinutes!: number;

  @Column('smallint', { name: 'fundable_days_after_due' })
  fundableDaysAfterDue!: number;

  @Column('bigint', { name: 'cash_part', nullable: true })
  cashPart!: bigint | null;
}

@Entity({ schema: 'shared', name: 'biller' })
export class BillerEntity {
  @PrimaryColumn('uuid', { name: 'city_id' })
  cityId!: string;

  @PrimaryColumn('text')
  code!: string;

  @Column('text')
  name!: string;

  @Column('text')
  kind!: BillerKind;

  @Column('text', { name: 'subscriber_pattern' })
  subscriberPattern!: string;

  @Column('text', { name: 'bill_pattern' })
  billPattern!: string;
}

@Entity({ schema: 'shared', name: 'support_package' })
export class SupportPackageEntity {
  @PrimaryColumn('uuid', { name: 'city_id' })
  cityId!: string;

  @PrimaryColumn('text')
  code!: string;

  /** By language tag. */
  @Column('jsonb')
  names!: Record<string, string>;

  /** Minor units. */
  @Column('bigint')
  price!: bigint;

  @Column('integer', { name: 'monthly_quota' })
  monthlyQuota!: number;
}

@Entity({ schema: 'shared', name: 'money_path' })
export class MoneyPathEntity {
  @PrimaryColumn('uuid', { name: 'city_id' })
  cityId!: string;

  @PrimaryColumn('text', { name: 'need_kind' })
  needKind!: NeedKind;

  /** The day from which this row holds, until one of a later day does. */
  @PrimaryColumn('date', { name: 'valid_from' })
  validFrom!: string;

  @Column('text')
  path!: MoneyPath;

  @Column('text')
  permit!: string;

  @Column('date', { name: 'permit_from' })
  permitFrom!: string;

  @Column('date', { name: 'permit_until' })
  permitUntil!: string;
}

@Entity({ schema: 'shared', name: 'legal_text' })
export class LegalTextEntity {
  @PrimaryColumn('uuid', { name: 'city_id' })
  cityId!: string;

  @PrimaryColumn('text')
  kind!: LegalTextKind;

  @PrimaryColumn('text')
  language!: string;

  @Column('text')
  body!: string;
}
