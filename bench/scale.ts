import { parseArgs } from 'node:util';

/** How much is measured. `npm run bench -- --small` is a smoke run of half a minute whose ratios mean nothing. */
export interface Scale {
  readonly gifts: number;
  readonly bills: number;
  readonly cities: number;
  /** Of each kind of page, in all. */
  readonly seconds: number;
  readonly connections: number;
  readonly only: 'settle' | 'list' | undefined;
}

const full = { gifts: 20_000, bills: 1_000_000, cities: 40, seconds: 15 };
const small = { gifts: 1_000, bills: 40_000, cities: 4, seconds: 2 };

export function readScale(args: readonly string[]): Scale {
  const text = { type: 'string' } as const;
  const { values } = parseArgs({
    args: [...args],
    options: { small: { type: 'boolean' }, gifts: text, bills: text, cities: text, seconds: text, connections: text, only: text },
  });
  const base = values.small ? small : full;
  const count = (given: string | undefined, otherwise: number): number => {
    if (given === undefined) return otherwise;
    if (!/^[1-9]\d{0,8}$/.test(given)) throw new Error(`not a count: ${given}`);
    return Number(given);
  };
  if (values.only !== undefined && values.only !== 'settle' && values.only !== 'list') throw new Error('--only settle, or --only list');
  return {
    gifts: count(values.gifts, base.gifts),
    bills: count(values.bills, base.bills),
    cities: count(values.cities, base.cities),
    seconds: count(values.seconds, base.seconds),
    connections: count(values.connections, 32),
    only: values.only,
  };
}
