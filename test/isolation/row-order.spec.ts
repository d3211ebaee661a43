import { GivingCity, startGivingApp } from '../invariants/giving.js';

// W1: no system column is readable, but a scan without an order gives rows as they lie.

describe('the order in which needs lie in their table', () => {
  it('says nothing of the bill file: they are written by their random ids', async () => {
    const world = await GivingCity.open(await startGivingApp());
    const published = await world.needs(Array.from({ length: 40 }, () => 10_000n));
    const seen = await world.as('donor', async (tx) => {
      for (const way of ['indexscan', 'indexonlyscan', 'bitmapscan']) await tx.query(`SET LOCAL enable_${way} = off`);
      return tx.query<{ id: string }>('SELECT id FROM meeting.need WHERE city_id = $1', [world.city.id]);
    });
    expect(seen.map(({ id }) => id)).toEqual(published.toSorted());
  });
});
