import { newId, type NeedId } from '../../src/kernel/ids.js';
import { endOfDay, localDate, type LocalDate } from '../../src/kernel/local-date.js';
import { Money } from '../../src/kernel/money.js';
import { publishNeeds, readChoice } from '../../src/needs/index.js';
import { OpenProviderAccount } from '../../src/payments/index.js';
import { recordGuarantee } from '../support/index.js';
import { GivingCity, SECRET, startGivingApp } from './giving.js';
import { commandActor } from '../../src/kernel/actor.js';

const permit = { permit: 'Example permit 1', permitFrom: '2026-01-01', permitUntil: '2027-01-01' };
const GIFTS = 25;

/** What a city may tell of a need without telling whose it is: no household, no biller's reference, a random number. */
interface Told {
  readonly id: NeedId;
  readonly amount: bigint;
  readonly publishedOn: LocalDate;
  readonly cutOffOn: LocalDate | undefined;
}

/** The published rule, as anybody can read and compute it: the next cut-off first, then the longest wait, then the number. */
function byTheRule(needs: readonly Told[]): Told[] {
  const place = ({ cutOffOn, publishedOn, id }: Told): string => [cutOffOn ?? 'no cut-off', publishedOn, id].join(' ');
  return needs.toSorted((a, b) => (place(a) < place(b) ? -1 : 1));
}

/** From the rule and the amounts of the gifts alone: what each need has after them. */
function recomputed(needs: readonly Told[], gifts: readonly bigint[]): Map<NeedId, bigint> {
  const funded = new Map(needs.map(({ id }) => [id, 0n]));
  for (const gift of gifts) {
    let left = gift;
    for (const { id, amount } of byTheRule(needs)) {
      const room = amount - (funded.get(id) ?? 0n);
      const part = room < left ? room : left;
      funded.set(id, (funded.get(id) ?? 0n) + part);
      left -= part;
    }
  }
  return funded;
}

describe('which need got a gift', () => {
  it.each(['a class', 'the pool'] as const)(
    'can be recomputed by anybody, for gifts to %s',
    async (to) => {
      const app = await startGivingApp();
      const path = to === 'the pool' ? ('pool' as const) : ('trust' as const);
      const world = await GivingCity.open(app, 'orderkent', {
        listing: 'banded',
        k: 5,
        minGift: 1n,
        moneyPaths: [{ needKind: 'bill', path, ...permit }],
      });
      await app.get(OpenProviderAccount).run(world.city, { provider: 'sandbox', mode: 'test', secret: SECRET }, commandActor('test'));
      const told = Array.from({ length: 20 }, (_, at): Told => ({
        id: newId<NeedId>(),
        amount: BigInt(9_000 + ((at * 7) % 11) * 150),
        publishedOn: localDate(`2026-11-${String(10 + ((at * 3) % 8)).padStart(2, '0')}`),
        cutOffOn: at % 4 === 0 ? localDate(`2026-12-${String(10 + ((at * 5) % 9)).padStart(2, '0')}`) : undefined,
      }));
      const facts = { kind: 'bill' as const, billerCode: 'water', district: null, dueOn: localDate('2026-12-20') };
      const fundableUntil = endOfDay(localDate('2027-06-30'), world.city.timeZone);
      const publish = (): Promise<void> =>
        world.as('casework', (tx) =>
          publishNeeds(
            tx,
            world.city,
            told.map(({ amount, cutOffOn, ...need }) => ({
              ...need,
              amount: Money.of(amount, 'TRY'),
              ...facts,
              fundableUntil,
              ...(cutOffOn ? { cutOffOn } : {}),
            })),
          ),
        );
      // A free gift waits in the pool while nothing else does, and reaches the needs in the morning.
      if (to === 'a class') await publish();
      const gifts = Array.from({ length: GIFTS }, (_, at) => BigInt(1_000 + ((at * 13) % 17) * 200));
      for (const gift of gifts) {
        const choice = readChoice(to === 'a class' ? 'bill:water:10000' : 'bill');
        if (!choice) throw new Error('a choice');
        await world.tell(await world.start([], { lines: [{ choice, amount: Money.of(gift, 'TRY') }] }));
        await world.runDue();
      }
      if (to === 'the pool') {
        await publish();
        app.clock.advance(86_400_000);
        await world.runDue();
      }
      const rows = await world.rows<{ id: NeedId; funded: bigint }>('SELECT id, funded FROM meeting.need WHERE city_id = $1');
      expect(new Map(rows.map(({ id, funded }) => [id, funded]))).toEqual(recomputed(told, gifts));
      expect(rows.filter(({ funded }) => funded > 0n).length).toBeGreaterThan(5);
      recordGuarantee(
        'F2',
        'Matching follows the city’s published order: which need got what is recomputed from the rule and the amounts of the gifts alone.',
        `${GIFTS} gifts to a class and ${GIFTS} to the pool over 20 needs; differences: 0`,
      );
    },
    60_000,
  );
});
