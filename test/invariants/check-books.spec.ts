import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { accounts, post } from '../../src/ledger/index.js';
import type { NeedId } from '../../src/kernel/ids.js';
import type { CheckName } from '../../src/wiring/books-checks.js';
import { projectRoot } from '../../src/platform/config/index.js';
import { built } from '../support/built.js';
import type { TestApp } from '../support/index.js';
import { GivingCity, startGivingApp, wrongIn } from './giving.js';

let app: TestApp;
beforeAll(async () => {
  app = await startGivingApp();
});

let cities = 0;
/** A city with one need funded, one half funded and held, one gift that goes back. */
async function aLife(): Promise<{ world: GivingCity; full: NeedId; part: NeedId }> {
  const world = await GivingCity.open(app, `books-${(cities += 1)}`);
  const [full, part] = await world.needs([1_000n, 5_000n]);
  await world.tell(await world.start([[full!, 1_000n]]));
  await world.tell(await world.start([[part!, 2_000n]]));
  await world.runDue();
  const late = await world.start([[part!, 1_000n]], { ifFilled: 'refund' });
  app.clock.advance(41 * 60_000);
  await world.runDue();
  await world.tell(await world.start([[part!, 2_500n]]));
  await world.runDue();
  await world.tell(late);
  await world.runDue();
  await world.start([[part!, 200n]]);
  expect(wrongIn(await world.books())).toEqual([]);
  return { world, full: full!, part: part! };
}

type Plant = readonly [login: 'donor' | 'casework', sql: (life: { full: NeedId; part: NeedId }) => string];

describe('check:books', () => {
  it.each<[string, Plant, CheckName]>([
    [
      'a need that shows more than it got',
      ['donor', ({ part }) => `UPDATE meeting.need SET funded = funded + 1 WHERE city_id = $1 AND id = '${part}'`],
      'needs_funded',
    ],
    [
      'a need that holds more than gifts hold',
      ['donor', ({ part }) => `UPDATE meeting.need SET reserved = reserved + 1 WHERE city_id = $1 AND id = '${part}'`],
      'needs_allocated',
    ],
    [
      'an allocation that grew',
      ['donor', () => `UPDATE giving.allocation SET amount = amount + 1 WHERE city_id = $1 AND status = 'funded'`],
      'donations_placed',
    ],
    [
      'a stored balance that slipped',
      ['donor', () => `UPDATE meeting.balance SET amount = amount - 1 WHERE city_id = $1`],
      'stored_balances',
    ],
    [
      'a payment captured and never booked',
      ['donor', () => `UPDATE giving.payment SET status = 'captured' WHERE city_id = $1 AND status = 'pending'`],
      'payments_booked',
    ],
    [
      'a gift received and never placed',
      ['donor', () => `UPDATE giving.donation SET status = 'received' WHERE city_id = $1 AND status = 'pending'`],
      'donations_placed',
    ],
    ['a refund said to be sent', ['donor', () => `UPDATE giving.refund SET status = 'succeeded' WHERE city_id = $1`], 'refunds_owed'],
    [
      'a need said to be paid',
      ['casework', ({ full }) => `UPDATE meeting.need SET status = 'paid', paid_on = '2026-11-20' WHERE city_id = $1 AND id = '${full}'`],
      'needs_paid',
    ],
    ['a counter that flatters', ['donor', () => `UPDATE meeting.tally SET filled = filled + 1 WHERE city_id = $1`], 'live_counter'],
  ])('finds %s', async (_, [login, sql], check) => {
    const life = await aLife();
    await life.world.as(login, (tx) => tx.query(sql(life), [life.world.city.id]));
    const wrong = wrongIn(await life.world.books());
    expect(wrong.map((line) => line.split(' ')[1])).toContain(check);
  });

  it('finds an entry that nothing else knows of', async () => {
    const { world, part } = await aLife();
    const postings = [{ debit: accounts.billerReceipts('water'), credit: accounts.need(part), amount: 7n }];
    const at = app.clock.now();
    await world.as('donor', (tx) =>
      post(tx, [{ side: 'giving', kind: 'capture', entryKey: 'capture:made-up', currency: 'TRY', at, postings }]),
    );
    const wrong = wrongIn(await world.books()).map((line) => line.split(' ')[1]);
    expect(wrong).toEqual(expect.arrayContaining(['needs_funded', 'payments_booked']));
  });

  it('is a command: it prints the figures, and its exit code says whether all is right', async () => {
    await built();
    const fresh = await startGivingApp();
    const world = await GivingCity.open(fresh);
    const [need] = await world.needs([1_000n]);
    await world.tell(await world.start([[need!, 1_000n]]));
    await world.runDue();
    const right = await command(fresh);
    expect(right.output).toMatch(/testkent: 2 entries, 2 postings, TRY 2000 minor units/);
    expect(right).toMatchObject({ code: 0 });
    await world.rows('UPDATE meeting.balance SET amount = amount + 1 WHERE city_id = $1');
    const wrong = await command(fresh);
    expect(wrong.output).toMatch(/OFF stored_balances/);
    expect(wrong).toMatchObject({ code: 1 });
  }, 120_000);
});

/** `check:books` as an operator runs it: with the login that can only read, and nothing else. */
async function command(of: TestApp): Promise<{ code: number | null; output: string }> {
  const child = spawn(process.execPath, [join(projectRoot(), 'dist', 'src', 'cli.js'), 'check:books'], {
    env: { PATH: process.env['PATH'], NODE_ENV: 'test', DATABASE_URL_BOOKS: of.databases.urls.books },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (bytes: Buffer) => (output += bytes.toString('utf8')));
  const code = await new Promise<number | null>((resolve) => child.once('exit', resolve));
  return { code, output };
}
