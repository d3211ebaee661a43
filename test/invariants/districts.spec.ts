import { ListNeeds, FindNeeds } from '../../src/needs/index.js';
import { GivingCity, startGivingApp, wrongIn } from './giving.js';

const K = 5;

describe('a district', () => {
  let world: GivingCity;
  beforeAll(async () => {
    world = await GivingCity.open(await startGivingApp(), 'semtkent', { k: K });
  });

  const named = async (): Promise<(string | undefined)[]> => {
    const { items } = await world.app.get(ListNeeds).run(world.city, { sort: 'urgent', limit: 50 });
    return items.map(({ district }) => district).filter((district) => district !== undefined);
  };

  it('is named only while k waiting bills share it, on the list and on a bill’s own page', async () => {
    const first = await world.needs([10_000n, 10_000n, 10_000n, 10_000n], 'water', { district: 'Ornek' });
    await world.needs([10_000n], 'gas', { district: 'Baska' });
    expect(await named()).toEqual([]);
    const [fifth] = await world.needs([10_000n], 'gas', { district: 'Ornek' });
    expect(await named()).toEqual(['Ornek', 'Ornek', 'Ornek', 'Ornek', 'Ornek']);
    const [one] = await world.app.get(FindNeeds).run(world.city, [first[0] ?? fifth!]);
    expect(one?.district).toBe('Ornek');
    // One of the five is filled: the others name it no more.
    await world.tell(await world.start([[fifth!, 10_000n]]));
    await world.runDue();
    expect(await named()).toEqual([]);
    expect((await world.app.get(FindNeeds).run(world.city, first)).map(({ district }) => district)).toEqual([
      undefined,
      undefined,
      undefined,
      undefined,
    ]);
    expect(wrongIn(await world.books())).toEqual([]);
    await expect(
      world.app.databases.inCityAsOwner(world.city.id, `UPDATE meeting.need_district SET public_count = 4 WHERE district = 'Ornek'`),
    ).rejects.toThrow('need_district_never_below_k');
  });

  it('is counted anew when the day turns', async () => {
    await world.needs([10_000n], 'gas', { district: 'Ornek' });
    expect(await named()).toHaveLength(K);
    world.app.clock.advance(86_400_000);
    await world.runDue();
    expect(await named()).toHaveLength(K);
    expect(wrongIn(await world.books())).toEqual([]);
  });
});
