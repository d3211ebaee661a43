import { parseArgs } from 'node:util';

export const parts = ['settle', 'list', 'pages', 'pool', 'burst'] as const;
export type Part = (typeof parts)[number];

/** How much is measured. `npm run bench -- --small` is a smoke run of half a minute whose ratios mean nothing. */
export interface Scale {
  readonly gifts: number;
  readonly bills: number;
  readonly cities: number;
  /** Of each kind of page, in all. */
  readonly seconds: number;
  readonly connections: number;
  readonly only: Part | undefined;
  /** Seconds of each step of the burst. */
  readonly burst: number;
}

/** A burst of 32 a second and then 125 for 64 seconds each is ten thousand donors. */
const full = { gifts: 20_000, bills: 1_000_000, cities: 40, seconds: 15, burst: 64 };
const small = { gifts: 1_000, bills: 40_000, cities: 4, seconds: 2, burst: 3 };

export function readScale(args: readonly string[]): Scale {
  const text = { type: 'string' } as const;
  const { values } = parseArgs({
    args: [...args],
    options: {
      small: { type: 'boolean' },
      gifts: text,
      bills: text,
      cities: text,
      seconds: text,
      connections: text,
      only: text,
      burst: text,
    },
  });
  const base = values.small ? small : full;
  const count = (given: string | undefined, otherwise: number): number => {
    if (given === undefined) return otherwise;
    if (!/^[1-9]\d{0,8}$/.test(given)) throw new Error(`not a count: ${given}`);
    return Number(given);
  };
  const only = parts.find((part) => part === values.only);
  if (values.only !== undefined && only === undefined) throw new Error(`--only ${parts.join(', or --only ')}`);
  return {
    gifts: count(values.gifts, base.gifts),
    bills: count(values.bills, base.bills),
    cities: count(values.cities, base.cities),
    seconds: count(values.seconds, base.seconds),
    connections: count(values.connections, 32),
    only,
    burst: count(values.burst, base.burst),
  };
}
