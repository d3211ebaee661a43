import type { Biller } from './city.js';
import type { CityStatus, LegalTextKind, Listing, MoneyPath, NeedKind, PackageCode } from './domain/city-types.js';

/** A support package. `names` by language tag may be left out where the code is one that every catalogue names. */
export interface NewPackage {
  readonly code: PackageCode;
  readonly names?: Readonly<Record<string, string>>;
  readonly price: bigint;
  readonly monthlyQuota: number;
}

/** Who holds the money for a kind of need, from `validFrom` on, which is the permit's first day unless given. */
export interface NewMoneyPath {
  readonly needKind: NeedKind;
  readonly path: MoneyPath;
  readonly validFrom?: string;
  readonly permit: string;
  readonly permitFrom: string;
  readonly permitUntil: string;
}

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
  readonly packages?: readonly NewPackage[];
  /** One part of cash support. */
  readonly cashPart?: bigint;
  readonly moneyPaths?: readonly NewMoneyPath[];
  readonly legalTexts?: readonly { kind: LegalTextKind; language: string; body: string }[];
}
