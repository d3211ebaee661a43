import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Any, Column, DataSource, Entity, PrimaryColumn } from 'typeorm';
import type { CityId } from '../../src/kernel/ids.js';
import { lifecycle } from '../../src/kernel/lifecycle.js';
import { type CityTx, Database, dataSourceOptions, move, moveOne, moveReturning } from '../../src/platform/database/index.js';
import { testDatabases, type TestDatabases } from '../support/index.js';

type LiftStatus = 'waiting' | 'up' | 'down' | 'stuck';
const liftLifecycle = lifecycle<LiftStatus>({ waiting: ['up', 'down'], up: ['down', 'stuck'], down: ['up', 'stuck'], stuck: [] });

@Entity({ schema: 'giving', name: 'lift' })
class Lift {
  @PrimaryColumn('uuid', { name: 'city_id' })
  cityId: CityId;

  @PrimaryColumn('text')
  id: string;

  @Column('text')
  status: LiftStatus;

  @Column('bigint', { name: 'trips_made' })
  trips: bigint;
}

const here = '11111111-1111-4111-8111-111111111111' as CityId;
const there = '22222222-2222-4222-8222-222222222222' as CityId;

describe('move, the one way of an entity to a state', () => {
  let db: TestDatabases;
  let source: DataSource;
  let database: Database<'donor'>;
  const inCity = <T>(work: (tx: CityTx<'donor'>) => Promise<T>): Promise<T> => database.inCity(here, work);
  const states = async (): Promise<Record<string, string>> => {
    const rows = await db.asOwner<{ city_id: string; id: string; status: string }>(
      'SELECT city_id, id, status FROM giving.lift ORDER BY 1, 2',
    );
    return Object.fromEntries(rows.map((row) => [row.city_id === here ? row.id : `${row.id} there`, row.status]));
  };

  beforeAll(async () => {
    db = await testDatabases();
    await db.asOwner(
      'CREATE TABLE giving.lift (city_id uuid NOT NULL, id text NOT NULL, status text NOT NULL, trips_made bigint NOT NULL, PRIMARY KEY (city_id, id))',
    );
    await db.asOwner('GRANT SELECT, UPDATE (status, trips_made) ON giving.lift TO donor');
    source = await new DataSource(dataSourceOptions('donor', db.urls.donor, [Lift])).initialize();
    database = new Database('donor', source);
  });
  afterAll(() => source.destroy());
  beforeEach(async () => {
    await db.asOwner('TRUNCATE giving.lift');
    await db.asOwner(
      `INSERT INTO giving.lift SELECT city, id, status, 0 FROM unnest($1::uuid[]) AS city,
         (VALUES ('a', 'waiting'), ('b', 'up'), ('c', 'stuck')) AS lift (id, status)`,
      [[here, there]],
    );
  });

  it('moves the rows that stand in a state before, in its own city, and says how many', async () => {
    expect(await inCity((tx) => move(tx, Lift, liftLifecycle, 'down', {}))).toBe(2);
    expect(await states()).toEqual({ a: 'down', b: 'down', c: 'stuck', 'a there': 'waiting', 'b there': 'up', 'c there': 'stuck' });
  });

  it('moves of those only the ones asked for, by column or by the state they start from', async () => {
    expect(await inCity((tx) => move(tx, Lift, liftLifecycle, 'down', { id: Any(['a', 'c']) }))).toBe(1);
    expect(await inCity((tx) => move(tx, Lift, liftLifecycle, 'up', { status: 'waiting' }))).toBe(0);
    expect(await inCity((tx) => move(tx, Lift, liftLifecycle, 'up', { status: ['waiting', 'down'] }))).toBe(1);
    await expect(inCity((tx) => move(tx, Lift, liftLifecycle, 'up', { status: 'stuck' }))).rejects.toThrow('nothing goes from stuck to up');
    await expect(inCity((tx) => move(tx, Lift, liftLifecycle, 'waiting', {}))).rejects.toThrow('nothing leads to waiting');
  });

  it('writes what changes with the state', async () => {
    const parameters = { more: 3 };
    await inCity((tx) => move(tx, Lift, liftLifecycle, 'up', { id: 'a' }, { trips: () => 'trips_made + :more' }, { parameters }));
    await inCity((tx) => move(tx, Lift, liftLifecycle, 'down', { id: 'b' }, { trips: 7n }));
    const rows = await db.asOwner('SELECT id, trips_made FROM giving.lift WHERE city_id = $1 ORDER BY id', [here]);
    expect(rows.map(Object.values)).toEqual([
      ['a', 3n],
      ['b', 7n],
      ['c', 0n],
    ]);
  });

  it('keeps nothing when another number moved than the caller says', async () => {
    await expect(inCity((tx) => move(tx, Lift, liftLifecycle, 'down', {}, {}, { count: 3 }))).rejects.toThrow(
      'not every Lift could become down',
    );
    expect(await states()).toMatchObject({ a: 'waiting', b: 'up' });
    expect(await inCity((tx) => move(tx, Lift, liftLifecycle, 'down', {}, {}, { count: 2 }))).toBe(2);
  });

  it('hands back what it is asked for of the rows that moved', async () => {
    const moved = await inCity((tx) => moveReturning(tx, Lift, liftLifecycle, 'down', {}, ['id', 'trips'], { trips: 4n }));
    expect(moved.sort((one, other) => one.id.localeCompare(other.id))).toEqual([
      { id: 'a', trips: 4n },
      { id: 'b', trips: 4n },
    ]);
    await expect(inCity((tx) => moveReturning(tx, Lift, liftLifecycle, 'up', {}, ['id'], {}, { count: 5 }))).rejects.toThrow(
      'not every Lift',
    );
  });

  it('moves one row, or refuses', async () => {
    await inCity((tx) => moveOne(tx, Lift, liftLifecycle, 'down', { id: 'a' }));
    for (const id of ['c', 'nobody']) {
      await expect(inCity((tx) => moveOne(tx, Lift, liftLifecycle, 'down', { id }))).rejects.toMatchObject({ code: 'wrong_state' });
    }
    await expect(inCity((tx) => moveOne(tx, Lift, liftLifecycle, 'stuck', {}))).rejects.toThrow('more than one Lift');
    expect(await states()).toMatchObject({ a: 'down', b: 'up', c: 'stuck' });
  });

  it('compiles with states of the entity’s own lifecycle only, and leaves city and state to itself', () => {
    const doors = lifecycle<'open' | 'shut'>({ open: ['shut'], shut: ['open'] });
    const wrong = (tx: CityTx): unknown[] => [
      // @ts-expect-error no such state
      move(tx, Lift, liftLifecycle, 'sideways', {}),
      // @ts-expect-error another thing's lifecycle
      move(tx, Lift, doors, 'open', {}),
      // @ts-expect-error the state is what `to` says
      move(tx, Lift, liftLifecycle, 'up', {}, { status: 'stuck' }),
      // @ts-expect-error no such state to start from
      move(tx, Lift, liftLifecycle, 'up', { status: 'sideways' }),
      // @ts-expect-error the city is the transaction's
      move(tx, Lift, liftLifecycle, 'up', { cityId: there }),
    ];
    expect(wrong).toBeInstanceOf(Function);
  });
});
