import type { NeedId } from '../../src/kernel/ids.js';
import { ListClasses, ListNeeds, ReadTally } from '../../src/needs/index.js';
import type { GivingCity } from '../invariants/giving.js';

/** What stood before those who watch, at one moment. */
export interface Sight {
  readonly at: number;
  /** The public list, bill by bill, in a city that shows it: what each can still take. */
  readonly listed: ReadonlyMap<NeedId, bigint>;
  /** The public classes and how many wait in each. */
  readonly classes: ReadonlyMap<bigint, number>;
  /** The public counter: bills filled, and the money given. */
  readonly counter: readonly [filled: number, given: bigint];
  /** The receiving hand's login. */
  readonly byLogin: ReadonlyMap<NeedId, { readonly status: string; readonly moved: bigint }>;
}

/** Looks as each may: the public by the deeds behind every page and address, the receiving hand by its own database login. */
export async function look(world: GivingCity): Promise<Sight> {
  const { app, city } = world;
  const listed = new Map<NeedId, bigint>();
  if (city.listing === 'exact') {
    for (let cursor: string | undefined, first = true; first || cursor !== undefined; first = false) {
      const page = await app.get(ListNeeds).run(city, { sort: 'urgent', limit: 50, ...(cursor === undefined ? {} : { cursor }) });
      for (const { id, remaining } of page.items) listed.set(id, remaining.minor);
      cursor = page.next;
    }
  }
  const classes = await app.get(ListClasses).run(city);
  const tally = await app.get(ReadTally).run(city);
  const rows = await world.as('casework', (tx) =>
    tx.query<{ id: NeedId; status: string; moved: bigint }>(
      'SELECT id, status, reserved + funded AS moved FROM meeting.need WHERE city_id = $1',
      [tx.cityId],
    ),
  );
  return {
    at: app.clock.now().getTime(),
    listed,
    classes: new Map(classes.map(({ price, waiting }) => [price.minor, waiting])),
    counter: [tally.bills, tally.amount.minor],
    byLogin: new Map(rows.map(({ id, ...row }) => [id, row])),
  };
}
