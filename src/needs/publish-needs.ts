import type { City, NeedKind } from '../cities/index.js';
import type { NeedId } from '../kernel/ids.js';
import type { LocalDate } from '../kernel/local-date.js';
import type { Money } from '../kernel/money.js';
import type { CityTx } from '../platform/database/index.js';
import { type ClassChange, type DistrictChange, growClasses, growDistricts } from './classes/class.store.js';
import { roundPrice } from './domain/price-band.js';
import { NeedEntity } from './need.entity.js';
import { addToTally } from './tally/tally.js';

/** A need as its household's side publishes it: an amount, a code, days. Nothing of a person. */
export interface NewNeed {
  readonly id: NeedId;
  readonly kind: NeedKind;
  readonly amount: Money;
  readonly billerCode: string | null;
  /** Left out for bills and cash. */
  readonly packageCode?: string;
  readonly district: string | null;
  readonly dueOn: LocalDate | null;
  /** When the biller means to cut the household off, where it is known: it goes first. */
  readonly cutOffOn?: LocalDate;
  /** The last instant at which a checkout may start. */
  readonly fundableUntil: Date;
  readonly publishedOn: LocalDate;
}

const NEEDS_PER_INSERT = 1_000;

/** Puts needs on the list, in the caller's transaction. */
export async function publishNeeds(tx: CityTx<'casework'>, city: City, needs: readonly NewNeed[]): Promise<void> {
  await announceNeeds(tx, city, await writeNeeds(tx, city, needs));
}

/**
 * The first half, for transactions of many steps. Needs are written in the order of their random ids: whoever reads the table without
 * an order gets its rows as they were written, and in a bill file's order each would name its row.
 * @returns what to announce when all of the transaction's needs are written
 */
export async function writeNeeds(tx: CityTx<'casework'>, city: City, published: readonly NewNeed[]): Promise<PublishedNeed[]> {
  const needs = published.toSorted((a, b) => (a.id < b.id ? -1 : 1));
  const written: PublishedNeed[] = [];
  for (let from = 0; from < needs.length; from += NEEDS_PER_INSERT) {
    const rows = needs.slice(from, from + NEEDS_PER_INSERT).map(({ amount, ...need }) => ({
      ...need,
      packageCode: need.packageCode ?? null,
      cutOffOn: need.cutOffOn ?? null,
      priceBand: priceBandOf(city, need.kind, amount),
      cityId: tx.cityId,
      status: 'open' as const,
      currency: amount.currency,
      amount: amount.minor,
      reserved: 0n,
      funded: 0n,
    }));
    await tx.manager.createQueryBuilder().insert().into(NeedEntity).values(rows).updateEntity(false).execute();
    for (const { kind, billerCode, packageCode, priceBand, district, currency } of rows) {
      const code = billerCode ?? packageCode ?? '';
      written.push({ kind, code, priceBand, district: kind === 'bill' ? district : null, currency, by: 1 });
    }
  }
  return written;
}

/**
 * Counts published needs into their classes and the live counter. Last in its transaction: a class's row is everybody's, and is held until
 * the commit.
 */
export async function announceNeeds(tx: CityTx<'casework'>, city: City, published: readonly PublishedNeed[]): Promise<void> {
  await growClasses(tx, city, published);
  await growDistricts(tx, city, published);
  const counts = new Map<string, { kind: NeedKind; currency: string; listed: number }>();
  for (const { kind, currency, by } of published) {
    const name = `${kind} ${currency}`;
    counts.set(name, { kind, currency, listed: by + (counts.get(name)?.listed ?? 0) });
  }
  for (const change of counts.values()) await addToTally(tx, change);
}

/** What a published need adds to its class and, if it is a bill, to its district. */
export type PublishedNeed = ClassChange & DistrictChange;

/** A bill's round price, a package's own, or what one part of cash support is. */
function priceBandOf(city: City, kind: NeedKind, amount: Money): bigint {
  if (kind === 'bill') return roundPrice(amount.minor);
  return kind === 'cash' ? (city.cashPart?.minor ?? amount.minor) : amount.minor;
}
