import { present } from '../kernel/assert.js';
import type { Currency } from '../kernel/currency.js';
import type { CityId } from '../kernel/ids.js';
import { daysBetween, type LocalDate, todayIn } from '../kernel/local-date.js';
import type { Money } from '../kernel/money.js';
import { Refusal } from '../kernel/refusal.js';
import type { BillerKind, CityStatus, LegalTextKind, Listing, MoneyPath, NeedKind, PackageCode } from './domain/city-types.js';

export interface Biller {
  /** Unique in the city; the `utility` column of a bill file. */
  readonly code: string;
  readonly name: string;
  readonly kind: BillerKind;
  /** Regular expressions of the biller's account and bill numbers. A city sets them; no utility publishes a check digit. */
  readonly subscriberPattern: string;
  readonly billPattern: string;
}

export interface CityCurrency {
  readonly currency: Currency;
  readonly validFrom: LocalDate;
  /** Units of the currency before for one of this one (Sofia: 1.95583 BGN a euro), as text. */
  readonly perPrevious?: string;
  readonly previous?: string;
}

export interface Permit {
  readonly path: MoneyPath;
  /** The record that allows this path in the city's law, with its dates. */
  readonly permit: string;
  readonly from: LocalDate;
  readonly until: LocalDate;
}

/** Help in kind at a fixed price. */
export interface SupportPackage {
  readonly code: PackageCode;
  /** By language tag. */
  readonly names: Readonly<Record<string, string>>;
  readonly price: Money;
  /** How many may be put on the list in one calendar month. */
  readonly monthlyQuota: number;
}

/** Amounts are minor units of the city's present currency. */
export interface CityLimits {
  readonly minGift: Money;
  readonly maxGift: Money;
  readonly maxBill: Money;
  /** Bills one household may have published in any 30 days. */
  readonly billsPerHousehold: number;
  /** How long a checkout holds its amount, 32–40: longer than the provider's session. */
  readonly reservationMinutes: number;
  /** Days after the due date, to the end of the day in the city's zone. */
  readonly fundableDaysAfterDue: number;
}

/** A tenant's settings, as one value that nobody changes. */
export class City {
  constructor(
    readonly id: CityId,
    readonly slug: string,
    readonly names: Readonly<Record<string, string>>,
    readonly country: string,
    readonly timeZone: string,
    /** The languages its pages come in; the first is its own. */
    readonly languages: readonly string[],
    readonly status: CityStatus,
    readonly theme: { readonly accent: string },
    readonly listing: Listing,
    /** No public class, cell or district below this many. */
    readonly k: number,
    readonly currencies: readonly CityCurrency[],
    readonly billers: readonly Biller[],
    readonly packages: readonly SupportPackage[],
    /** What one part of cash support is; undefined where the city gives none. */
    readonly cashPart: Money | undefined,
    readonly permits: Readonly<Partial<Record<NeedKind, Permit>>>,
    private readonly legalTexts: ReadonlyMap<string, string>,
    readonly limits: CityLimits,
    /** What stands before the language in this city's addresses: `/istanbul`, or nothing on a host of its own. */
    readonly base: string,
    /** Other sites that may show its widget in a frame, as host names. */
    readonly widgetHosts: readonly string[] = [],
  ) {}

  name(language: string): string {
    return this.names[language] ?? this.ownName;
  }

  /** Its name in its own language and script. */
  get ownName(): string {
    return this.names[this.ownLanguage] ?? this.slug;
  }

  get ownLanguage(): string {
    return this.languages[0] ?? 'en';
  }

  speaks(language: string): boolean {
    return this.languages.includes(language);
  }

  /** Gifts are taken. */
  get isOpen(): boolean {
    return this.status === 'open';
  }

  /** @throws Refusal city_not_open */
  mustBeOpen(): this {
    if (!this.isOpen) throw new Refusal('city_not_open');
    return this;
  }

  today(now: Date): LocalDate {
    return todayIn(this.timeZone, now);
  }

  /** The currency in which this city counts on a day. */
  currencyOn(day: LocalDate): Currency {
    const valid = this.currencies.filter((entry) => daysBetween(entry.validFrom, day) >= 0);
    return present(valid.at(-1) ?? this.currencies[0], 'a city without a currency').currency;
  }

  get currency(): Currency {
    return this.limits.minGift.currency;
  }

  /** @throws Refusal biller_unknown */
  biller(code: string): Biller {
    const biller = this.billers.find((each) => each.code === code);
    if (!biller) throw new Refusal('biller_unknown');
    return biller;
  }

  /** @throws Refusal package_unknown */
  package(code: string): SupportPackage {
    const found = this.packages.find((each) => each.code === code);
    if (!found) throw new Refusal('package_unknown');
    return found;
  }

  /** What a package is called in a language, or else in the city's own; its code where the city has no such package. */
  packageName(code: string, language: string): string {
    const names = this.packages.find((each) => each.code === code)?.names ?? {};
    return names[language] ?? names[this.ownLanguage] ?? Object.values(names)[0] ?? code;
  }

  /** True where the city has a permit for this kind on that day. */
  allows(kind: NeedKind, on: LocalDate): boolean {
    const permit = this.permits[kind];
    return permit !== undefined && daysBetween(permit.from, on) >= 0 && daysBetween(on, permit.until) >= 0;
  }

  /** @throws Refusal need_kind_unknown where the city has no permit for this kind on that day */
  moneyPath(kind: NeedKind, on: LocalDate): MoneyPath {
    const permit = this.permits[kind];
    if (!permit || !this.allows(kind, on)) throw new Refusal('need_kind_unknown');
    return permit.path;
  }

  legalText(kind: LegalTextKind, language: string): string | undefined {
    return this.legalTexts.get(`${kind}/${language}`) ?? this.legalTexts.get(`${kind}/${this.ownLanguage}`);
  }

  /** The address of a page of this city: `/istanbul/tr/bills`. */
  path(language: string, rest = ''): string {
    return `${this.base}/${language}${rest}`;
  }

  /** The same city as its own host shows it: no name in the path. */
  atItsOwnHost(): City {
    return Object.create(this, { base: { value: '', enumerable: true } }) as City;
  }
}
