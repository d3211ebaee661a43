import type { NeedId } from '../../src/kernel/ids.js';
import { ListNeeds, type OpenDays, ReadDays, ReadTally, ReadWaits, type Waits, writeChoice } from '../../src/needs/index.js';
import { type TallyDto, tallyDto } from '../../src/web/donor/api/tally.dto.js';
import { ReadOffers } from '../../src/web/donor/offers/read-offers.js';
import type { GivingCity } from '../invariants/giving.js';

/** What stood before those who watch, at one moment. */
export interface Sight {
  readonly at: number;
  /** The public list, bill by bill, in a city that shows it: what each can still take. */
  readonly listed: ReadonlyMap<NeedId, bigint>;
  /** The public classes and how many wait in each. */
  readonly classes: ReadonlyMap<bigint, number>;
  /** Everything that is offered, and how many wait of it where that is said. */
  readonly offers: ReadonlyMap<string, number | undefined>;
  /** The public counter, as its address says it: bills, supports, money, paid, waiting. */
  readonly counter: TallyDto;
  /** The days of the open figures, as page and file have them. */
  readonly days: OpenDays;
  /** How long needs waited in the month before. */
  readonly waits: Waits | undefined;
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
  const [offers, tally, days, waits, rows] = await Promise.all([
    app.get(ReadOffers).run(city),
    app.get(ReadTally).run(city),
    app.get(ReadDays).run(city),
    app.get(ReadWaits).run(city),
    world.as('casework', (tx) =>
      tx.query<{ id: NeedId; status: string; moved: bigint }>(
        'SELECT id, status, reserved + funded AS moved FROM meeting.need WHERE city_id = $1',
        [tx.cityId],
      ),
    ),
  ]);
  return {
    at: app.clock.now().getTime(),
    listed,
    classes: new Map(offers.flatMap(({ price, waiting }) => (price && waiting !== undefined ? [[price.minor, waiting] as const] : []))),
    offers: new Map(offers.map(({ choice, waiting }) => [writeChoice(choice), waiting])),
    counter: tallyDto(city, tally),
    days,
    waits,
    byLogin: new Map(rows.map(({ id, ...row }) => [id, row])),
  };
}

/** All of a sight that anybody has, as text: two are alike where no public figure moved. */
export function publicOf({ listed, classes, offers, counter, days, waits }: Sight): string {
  return written({ listed, classes, offers, counter, days, waits });
}

/** Any of these values as text, with its big numbers and maps. */
export function written(value: unknown): string {
  return JSON.stringify(value, (_, each: unknown) => {
    if (each instanceof Map) return [...(each as Map<unknown, unknown>)];
    return typeof each === 'bigint' ? each.toString() : each;
  });
}
