import { Money } from '../../src/kernel/money.js';
import { readChoice } from '../../src/needs/index.js';
import { OpenProviderAccount } from '../../src/payments/index.js';
import { recordGuarantee, type TestApp } from '../support/index.js';
import { GivingCity, SECRET, startGivingApp } from './giving.js';

const DAY = 86_400_000;
const K = 5;
let app: TestApp;
let world: GivingCity;
beforeAll(async () => {
  app = await startGivingApp();
  const permit = { permit: 'Example permit 1', permitFrom: '2026-01-01', permitUntil: '2028-01-01' };
  const moneyPaths = [{ needKind: 'bill', path: 'pool', ...permit }] as const;
  world = await GivingCity.open(app, 'sayackent', { listing: 'banded', k: K, moneyPaths: [...moneyPaths] });
  await app.get(OpenProviderAccount).run(world.city, { provider: 'sandbox', mode: 'test', secret: SECRET }, 'cli:test');
  const choice = readChoice('bill');
  if (!choice) throw new Error('a choice');
  await world.tell(await world.start([], { lines: [{ choice, amount: Money.of(5_000_000n, 'TRY') }] }));
  await world.runDue();
});

/** A bill a day, which the pool fills; then what anybody may read on two mornings. */
async function mornings(amounts: readonly bigint[]): Promise<Record<string, unknown>> {
  await world.needs(amounts);
  for (let day = 0; day < 2; day += 1) {
    app.clock.advance(DAY);
    await world.runDue();
  }
  return (await app.visitor().get('/api/v1/sayackent/tally').expect(200)).body as Record<string, unknown>;
}

it('the public counter of a banded city never moves by fewer than k needs, nor says how few wait', async () => {
  const none = { bills: 0, supports: 0, given: { amount: '0.00', currency: 'TRY' }, paid: 0 };
  expect(await mornings([43_217n])).toEqual(none);
  for (const amount of [10_001n, 20_002n, 30_003n]) expect(await mornings([amount])).toEqual(none);
  expect(await mornings([40_004n])).toEqual({ ...none, bills: K, given: { amount: '1432.27', currency: 'TRY' } });
  expect(await mornings([50_005n])).toEqual({ ...none, bills: K, given: { amount: '1432.27', currency: 'TRY' } });
  recordGuarantee(
    'A1',
    'The public counter of a banded city tells no step of fewer than k needs: a sum that grew by one bill would be its amount.',
    `6 bills filled one by one, k = ${K}: 1 step told, of ${K}`,
  );
});
