import { readChoice } from '../../src/needs/index.js';
import { OpenProviderAccount } from '../../src/payments/index.js';
import { Money } from '../../src/kernel/money.js';
import { tryLock } from '../../src/platform/database/index.js';
import { GivingCity, SECRET, startGivingApp, wrongIn } from './giving.js';
import { commandActor } from '../../src/kernel/actor.js';

const HOUR = 3_600_000;

it('the pool is spent by one process at a time: the morning’s run waits for whoever is at it', async () => {
  const app = await startGivingApp();
  const permit = { permit: 'Example permit 1', permitFrom: '2026-01-01', permitUntil: '2028-01-01' };
  const world = await GivingCity.open(app, 'havuzkent', { listing: 'banded', moneyPaths: [{ needKind: 'bill', path: 'pool', ...permit }] });
  await app.get(OpenProviderAccount).run(world.city, { provider: 'sandbox', mode: 'test', secret: SECRET }, commandActor('test'));
  const choice = readChoice('bill');
  if (!choice) throw new Error('a choice');
  await world.tell(await world.start([], { lines: [{ choice, amount: Money.of(100_000n, 'TRY') }] }));
  await world.runDue();
  const [need] = await world.needs([100_000n]);
  if (!need) throw new Error('a need');
  app.clock.advance(24 * HOUR);
  await world.as('donor', async (tx) => {
    // Another process has read what is in the pool, and has not yet written what it spends.
    expect(await tryLock(tx, 'pool')).toBe(true);
    await world.runDue();
    expect(await world.need(need)).toMatchObject({ status: 'open', funded: 0n });
  });
  await world.runDue();
  expect(await world.need(need)).toMatchObject({ status: 'funded', funded: 100_000n });
  expect(wrongIn(await world.books())).toEqual([]);
});
