/**
 * The currencies of the network's cities. Decimals and numeric codes are ISO 4217's; `Intl` prints ALL without decimals,
 * so every amount is written by this table and never by `Intl`'s own.
 */
const table = {
  ALL: { decimals: 2, numeric: '008' },
  BAM: { decimals: 2, numeric: '977' },
  EUR: { decimals: 2, numeric: '978' },
  MKD: { decimals: 2, numeric: '807' },
  RON: { decimals: 2, numeric: '946' },
  RSD: { decimals: 2, numeric: '941' },
  TRY: { decimals: 2, numeric: '949' },
};

/** ISO 4217 letters. Aliases of daily use (`TL`, `KM`, `din`) are not currencies. */
export type Currency = keyof typeof table;

export const currencies: Readonly<Record<Currency, { readonly decimals: number; readonly numeric: string }>> = table;

export function isCurrency(code: unknown): code is Currency {
  return typeof code === 'string' && Object.hasOwn(currencies, code);
}
