import type { Bank } from './bank.js';
import type { CityModel } from './city-model.js';
import { K, type ModelCity, type State } from './model-city.js';

/** The tables say what the model says, to the last unit. */
export async function compare(model: CityModel, real: ModelCity): Promise<void> {
  const state = await real.state();
  same(stood(state), expected(model, real.bank));
  expect(state.quarantined ?? []).toEqual([]);
  if (model.listing === 'exact') return;
  for (const { kind, code, priceBand, publicThreshold } of state.shown ?? []) {
    const open = [...model.needs.values()].filter(
      (need) => need.status === 'open' && need.kind === kind && need.code === code && Number(need.priceBand) === priceBand,
    );
    expect(open.length).toBeGreaterThanOrEqual(Math.max(K, publicThreshold));
  }
}

interface Compared {
  readonly needs: readonly unknown[];
  readonly gifts: readonly unknown[];
  readonly placed: readonly unknown[];
  readonly refunds: readonly unknown[];
  readonly pool: number;
}

/** States of a refund that only the bank can have told of. */
const SPOKEN = ['submitted', 'succeeded', 'failed'];

const stood = ({ needs, gifts, placed, refunds, pool }: State): Compared => ({
  needs: needs ?? [],
  gifts: gifts ?? [],
  placed: placed ?? [],
  refunds: (refunds ?? []).filter(({ status }) => SPOKEN.includes(status)),
  pool,
});

const expected = (model: CityModel, bank: Bank): Compared => ({
  needs: byId([...model.needs.values()]).map(({ id, status, reserved, funded }) => ({
    id,
    status,
    reserved: Number(reserved),
    funded: Number(funded),
  })),
  gifts: byId(model.gifts).map(({ id, status, refunded }) => ({ id, status, returned: Number(refunded) })),
  placed: byId(model.gifts).flatMap(({ id: gift, placed }) =>
    byId([...placed].map(([id, amount]) => ({ id, amount }))).map(({ id, amount }) => ({ gift, need: id, amount: Number(amount) })),
  ),
  refunds: byId(spoken(bank)),
  pool: Number(model.pool),
});

/** Every refund that the bank has heard of, as it would tell of it. */
function spoken({ promised, sent, failed }: Bank): { id: string; payment: string; status: string; amount: number }[] {
  const as = (status: string, refunds: Bank['sent']) =>
    [...refunds].map(([id, { paymentId, amount }]) => ({ id, payment: paymentId, status, amount: Number(amount) }));
  return [...as('submitted', promised), ...as('succeeded', sent), ...as('failed', failed)];
}

const byId = <T extends { id: string }>(rows: readonly T[]): T[] => rows.toSorted((a, b) => (a.id < b.id ? -1 : 1));

/** Plain rows in one order: they are the same where their texts are, which is looked at ten times as fast as member by member. */
function same(found: Compared, wanted: Compared): void {
  if (JSON.stringify(found) !== JSON.stringify(wanted)) expect(found).toEqual(wanted);
}
