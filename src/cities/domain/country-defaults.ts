import type { Currency } from '../../kernel/currency.js';

/** What a new city of a country begins with; its officers change what their law asks for. */
export interface CountryDefaults {
  readonly currencies: readonly { currency: Currency; validFrom: string; previous?: string; perPrevious?: string }[];
  readonly languages: readonly string[];
  readonly timeZone: string;
  /** Minor units. */
  readonly minGift: bigint;
  readonly maxGift: bigint;
  readonly maxBill: bigint;
}

const SINCE_EVER = '2000-01-01';

/**
 * The eleven countries of the network. Currencies and the dates and rates of the euro: Bulgaria since 2026-01-01 at 1.95583, Croatia since
 * 2023-01-01 at 7.53450 (Council of the EU); Montenegro and Kosovo* use the euro on their own. Zones: IANA; Kosovo* has none of its own.
 * Limits are starting points in the size of a usual household bill, to be set by each city.
 */
export const countryDefaults: Readonly<Record<string, CountryDefaults>> = {
  AL: country('ALL', ['sq'], 'Europe/Tirane', 10_000n, 5_000_000n),
  BA: country('BAM', ['bs', 'hr', 'sr'], 'Europe/Sarajevo', 200n, 100_000n),
  BG: euro(['bg'], 'Europe/Sofia', { validFrom: '2026-01-01', previous: 'BGN', perPrevious: '1.95583' }),
  GR: euro(['el'], 'Europe/Athens', { validFrom: '2001-01-01', previous: 'GRD', perPrevious: '340.750' }),
  HR: euro(['hr'], 'Europe/Zagreb', { validFrom: '2023-01-01', previous: 'HRK', perPrevious: '7.53450' }),
  ME: euro(['cnr', 'sr'], 'Europe/Podgorica'),
  MK: country('MKD', ['mk', 'sq'], 'Europe/Skopje', 5_000n, 3_000_000n),
  RO: country('RON', ['ro'], 'Europe/Bucharest', 500n, 250_000n),
  RS: country('RSD', ['sr'], 'Europe/Belgrade', 10_000n, 5_000_000n),
  TR: country('TRY', ['tr'], 'Europe/Istanbul', 5_000n, 5_000_000n),
  XK: euro(['sq', 'sr'], 'Europe/Belgrade'),
};

function country(currency: Currency, languages: readonly string[], timeZone: string, minGift: bigint, largest: bigint): CountryDefaults {
  return { currencies: [{ currency, validFrom: SINCE_EVER }], languages, timeZone, minGift, maxGift: largest, maxBill: largest };
}

function euro(
  languages: readonly string[],
  timeZone: string,
  since?: { validFrom: string; previous: string; perPrevious: string },
): CountryDefaults {
  const currencies = [{ currency: 'EUR' as const, ...(since ?? { validFrom: SINCE_EVER }) }];
  return { currencies, languages, timeZone, minGift: 100n, maxGift: 50_000n, maxBill: 50_000n };
}
