import type { Biller } from './city.js';
import type { CityStatus, LegalTextKind, Listing, MoneyPath, NeedKind, PackageCode } from './domain/words.js';

/** A city to be made. Amounts are minor units of its country's present currency; what is left out is the country's default. */
export interface NewCity {
  readonly slug: string;
  /** By language tag. */
  readonly names: Record<string, string>;
  /** ISO 3166-1 letters, or XK. */
  readonly country: string;
  readonly hosts?: readonly string[];
  /** Other sites that may show its widget in a frame. */
  readonly widgetHosts?: readonly string[];
  readonly timeZone?: string;
  readonly languages?: readonly string[];
  readonly status?: CityStatus;
  readonly accent?: string;
  readonly listing?: Listing;
  readonly k?: number;
  readonly minGift?: bigint;
  readonly maxGift?: bigint;
  readonly maxBill?: bigint;
  readonly billsPerHousehold?: number;
  readonly reservationMinutes?: number;
  readonly fundableDaysAfterDue?: number;
  readonly billers?: readonly Biller[];
  readonly packages?: readonly { code: PackageCode; price: bigint; monthlyQuota: number }[];
  /** One part of cash support. */
  readonly cashPart?: bigint;
  readonly moneyPaths?: readonly { needKind: NeedKind; path: MoneyPath; permit: string; permitFrom: string; permitUntil: string }[];
  readonly legalTexts?: readonly { kind: LegalTextKind; language: string; body: string }[];
}
