import { examplePermit, type MoneyPath, type NeedKind, type NewCity } from '../../cities/index.js';

/** How a city's utilities write their tables. */
export interface FileStyle {
  readonly delimiter: ',' | ';';
  readonly decimal: '.' | ',';
  /** `2026-11-22` or `22.11.2026`. */
  readonly dates: 'iso' | 'dotted';
  readonly encoding: 'utf8' | 'windows-1250' | 'windows-1251';
}

/** Bills of one biller: how many of all, and a usual month's size in whole units of money. */
export interface BillSizes {
  readonly biller: string;
  readonly share: number;
  readonly low: number;
  readonly high: number;
  /** An account number of the biller's shape. */
  readonly account: (number: number) => string;
}

/** A span of whole numbers, both ends included. */
export type Span = readonly [low: number, high: number];

/** How a city lives: what comes in, how much is given, and how. One life serves every city; only this differs. */
export interface LifePlan {
  readonly seed: number;
  readonly people: {
    readonly firstNames: readonly [string, ...string[]];
    /** Surnames that say what they are: example, trial, tale, fiction. */
    readonly surnames: readonly [string, ...string[]];
    readonly nationalId: (number: number) => string;
    readonly households: number;
  };
  readonly districts: readonly [string, ...string[]];
  readonly files: {
    /** Days between two bill files. */
    readonly every: number;
    readonly bills: number;
    readonly sizes: readonly [BillSizes, ...BillSizes[]];
    /** Days before its file on which a bill was issued, and days from then until it is due. */
    readonly issuedBefore: Span;
    readonly dueAfter: Span;
    readonly style: FileStyle;
  };
  /** Grants beside bills: of each package so many a round, and cash support of so many parts each. */
  readonly supports: {
    /** Days between two rounds. */
    readonly every: number;
    readonly packages: number;
    readonly cash: readonly number[];
    readonly households: number;
  };
  readonly gifts: {
    readonly perDay: Span;
    /** Round amounts that people give, minor units. */
    readonly round: readonly [number, ...number[]];
    /** Days from a bill's gift to the biller's word. */
    readonly paidAfter: number;
  };
}

/** A city of the demonstration: its settings, its staff and its life. */
export interface DemoCity {
  readonly settings: NewCity;
  /** Plainly fictional, in the order of `accounts.ts`. */
  readonly staff: readonly [
    worker: string,
    approver: string,
    collections: string,
    second: string,
    disbursements: string,
    admin: string,
    secondAdmin: string,
  ];
  readonly life: LifePlan;
}

/** The money paths of a demonstration's city. Their permits are examples, with dates around the demonstration, whenever it runs. */
export function exampleOf(paths: Partial<Record<NeedKind, MoneyPath>>): NonNullable<NewCity['moneyPaths']> {
  const permit = { permit: examplePermit, permitFrom: '2026-01-01', permitUntil: '2029-12-31' };
  return Object.entries(paths).map(([needKind, path]) => ({ needKind: needKind as NeedKind, path, ...permit }));
}
