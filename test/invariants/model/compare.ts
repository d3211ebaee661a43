import type { Listing } from '../../../src/cities/index.js';
import type { CityModel } from './city-model.js';
import { K, type State } from './model-city.js';

/** The tables say what the model says, to the last unit. */
export function compare(model: CityModel, listing: Listing, state: State): void {
  const byId = <T extends { id: string }>(rows: readonly T[]): T[] => rows.toSorted((a, b) => (a.id < b.id ? -1 : 1));
  expect(state.needs ?? []).toEqual(
    byId([...model.needs.values()]).map(({ id, status, reserved, funded }) => ({
      id,
      status,
      reserved: Number(reserved),
      funded: Number(funded),
    })),
  );
  expect(state.gifts ?? []).toEqual(byId(model.gifts).map(({ id, status, refunded }) => ({ id, status, returned: Number(refunded) })));
  const placed = byId(model.gifts).flatMap((gift) =>
    byId([...gift.placed].map(([id, amount]) => ({ id, amount: Number(amount) }))).map(({ id, amount }) => ({
      gift: gift.id,
      need: id,
      amount,
    })),
  );
  expect(state.placed ?? []).toEqual(placed);
  expect(state.pool).toBe(Number(model.pool));
  expect(state.quarantined ?? []).toEqual([]);
  if (listing === 'exact') return;
  for (const { kind, code, band, least } of state.shown ?? []) {
    const open = [...model.needs.values()].filter(
      (need) => need.status === 'open' && need.kind === kind && need.code === code && Number(need.band) === band,
    );
    expect(open.length).toBeGreaterThanOrEqual(Math.max(K, least));
  }
}
