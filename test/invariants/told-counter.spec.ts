import { Money } from '../../src/kernel/money.js';
import { readChoice } from '../../src/needs/index.js';
import { openKinds, support, times } from '../stories/giving-kinds.js';
import { recordGuarantee, type TestApp } from '../support/index.js';
import { type GivingCity, startGivingApp } from './giving.js';

const DAY = 86_400_000;
const K = 5;
let app: TestApp;
beforeAll(async () => {
  app = await startGivingApp();
});

async function give(world: GivingCity, what: string, amount: bigint): Promise<void> {
  const choice = readChoice(what);
  if (!choice) throw new Error('a choice');
  await world.tell(await world.start([], { lines: [{ choice, amount: Money.of(amount, 'TRY') }] }));
  await world.runDue();
}

interface Told {
  readonly bills: number;
  readonly supports: number;
  readonly given: { readonly amount: string };
  readonly waiting?: number;
}

/** What anybody may read now. */
async function counter({ city }: GivingCity): Promise<Told> {
  return (await app.visitor().get(`/api/v1/${city.slug}/tally`).expect(200)).body as Told;
}

/** What anybody may read on the next morning but one: what the pool fills at one midnight is counted at the next. */
async function mornings(world: GivingCity): Promise<Told> {
  for (let day = 0; day < 2; day += 1) {
    app.clock.advance(DAY);
    await world.runDue();
  }
  return counter(world);
}

/** The open file's rows of one figure. */
async function file({ city }: GivingCity, what: string): Promise<string[]> {
  const { text } = await app.visitor().get(`/${city.slug}/en/transparency.csv`).expect(200);
  const rows = text.split('\r\n').map((line) => line.split(','));
  return rows.filter((row) => row[1] === what).map((row) => row[2] ?? '');
}

describe('the public counter of a banded city', () => {
  it('never moves by fewer than k needs of a kind, whatever else moves with them', async () => {
    const world = await openKinds(app, 'sayackent', 'pool', 'banded');
    await give(world, 'bill', 5_000_000n);
    const none = { bills: 0, supports: 0, given: { amount: '0.00', currency: 'TRY' }, paid: 0 };
    for (const amount of [43_217n, 10_001n, 20_002n, 30_003n]) {
      await world.needs([amount]);
      expect(await mornings(world)).toEqual(none);
    }
    const five = { ...none, bills: K, given: { amount: '1432.27', currency: 'TRY' } };
    await world.needs([40_004n]);
    expect(await mornings(world)).toEqual(five);
    await world.needs([50_005n]);
    expect(await mornings(world)).toEqual(five);

    // A package's price is known: told together with four of them, the one bill would be what is left of the sum.
    await support(world, 'package', times(2 * K, 50_000n));
    await give(world, 'package:family:50000', 4n * 50_000n);
    expect(await mornings(world)).toEqual({ ...five, waiting: 6 });
    expect(await file(world, 'filled')).toEqual(['5']);
    await support(world, 'package', times(4, 50_000n));
    await give(world, 'package:family:50000', 50_000n);
    const ten = { ...five, supports: 5, given: { amount: '3932.27', currency: 'TRY' }, waiting: 9 };
    expect(await mornings(world)).toEqual(ten);
    expect(await file(world, 'filled')).toEqual(['5', '10']);
    expect(await file(world, 'given')).toEqual(['1432.27', '3932.27']);
    // The bills step by themselves, once they are k again.
    await world.needs([10_000n, 10_000n, 10_000n, 10_000n]);
    expect(await mornings(world)).toEqual({ ...ten, bills: 10, given: { amount: '4832.32', currency: 'TRY' } });
    recordGuarantee(
      'A1',
      'The public counter of a banded city, and each told day, tells no step of fewer than k needs of any one kind: a sum that grew by one bill, or by one bill and packages of a known price, would be its amount.',
      `10 bills filled one by one and 5 packages, k = ${K}: 3 steps told, of ${K} of one kind each`,
    );
  });

  it('tells no more needs as paid than it tells as filled, on the counter as in the file', async () => {
    const world = await openKinds(app, 'odenenkent', 'pool', 'banded');
    for (const [day, filled, paid] of [
      ['2026-10-01', 61, 50],
      ['2026-10-02', 64, 62],
    ]) {
      await world.as('donor', (tx) =>
        tx.query(
          `INSERT INTO meeting.tally_day (city_id, day, kind, currency, listed, filled, given, paid, public_count) VALUES ($1, $2, 'bill', 'TRY', 64, $3, 6400, $4, 0)`,
          [tx.cityId, day, filled, paid],
        ),
      );
    }
    expect(await counter(world)).toMatchObject({ bills: 61, paid: 61 });
    expect([await file(world, 'filled'), await file(world, 'paid')]).toEqual([['61'], ['50', '61']]);
  });

  it('says no number of waiting ones that leaves fewer than k beside the public classes', async () => {
    const world = await openKinds(app, 'bekleyenkent', 'direct', 'banded');
    await world.needs(times(12, 25_000n));
    await world.needs([512_345n], 'gas');
    expect((await mornings(world)).waiting).toBe(12);
    await world.needs(times(3, 500_000n), 'gas');
    expect((await mornings(world)).waiting).toBe(12);
    // A class that goes from the page in the day moves nothing: a new answer beside the morning's would tell the difference.
    await give(world, 'bill:water:25000', 300_000n);
    expect((await app.visitor().get('/api/v1/bekleyenkent/choices').expect(200)).text).not.toContain('"bill:water:');
    expect((await counter(world)).waiting).toBe(12);
    // Four that are in no public class are not told; five are, public or not.
    expect((await mornings(world)).waiting).toBeUndefined();
    await world.needs([500_000n], 'gas');
    expect((await mornings(world)).waiting).toBe(5);
    recordGuarantee(
      'A3',
      'A class that is not public does not come back as all that wait less the public classes: fewer than k are never among them.',
      `1, 4 and ${K} bills beside a public class of 12, k = ${K}: told with 12, 12 and ${K}`,
    );
  });
});
