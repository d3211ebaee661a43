import { accounts, post } from '../../src/ledger/index.js';
import type { NeedId } from '../../src/kernel/ids.js';
import { isRefusal } from '../../src/kernel/refusal.js';
import { markPaid, withdrawNeed } from '../../src/needs/index.js';
import { GivingCity, startGivingApp, wrongIn, type StartedGift } from './giving.js';

const ROUNDS = 6;
const MINUTES = 60_000;
let world: GivingCity;

beforeAll(async () => {
  world = await GivingCity.open(await startGivingApp());
});

/** What may be refused while others are quicker, and nothing else. */
const orRefused = <T>(work: Promise<T>): Promise<T | undefined> =>
  work.catch((error: unknown) => {
    if (isRefusal(error)) return undefined;
    throw error;
  });

const withdraw = (needId: NeedId): Promise<unknown> => orRefused(world.as('casework', (tx) => withdrawNeed(tx, needId)));

const confirm = (needId: NeedId): Promise<unknown> =>
  world.as('casework', async (tx) => {
    const at = world.app.clock.now();
    const [paid] = await markPaid(tx, [{ needId, paidOn: world.city.today(at) }]);
    if (!paid) return;
    const postings = [{ debit: accounts.need(needId), credit: accounts.billerReceipts('water'), amount: 3_000n }];
    await post(tx, [{ side: 'receiving', kind: 'confirm', entryKey: `confirm:${needId}`, currency: 'TRY', at, postings }]);
  });

describe('at the same moment', () => {
  it('starts, lapses, late money, refunds, withdrawals and confirmations of the same bills leave the books right', async () => {
    const gifts: StartedGift[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      const needs = await world.needs([3_000n, 3_000n, 3_000n, 3_000n]);
      const start = (index: number): Promise<StartedGift | undefined> =>
        orRefused(
          world.start(
            [needs[index % 4]!, needs[(index + 1) % 4]!].map((id) => [id, 1_000n] as const),
            {
              ifFilled: index % 3 === 0 ? 'refund' : 'next',
            },
          ),
        );
      const begun = (await Promise.all(Array.from({ length: 12 }, (_, index) => start(index)))).filter((gift) => gift !== undefined);
      gifts.push(...begun);
      // Half of them pay in time, the others when their reservation has lapsed, and all at once with everybody else.
      await Promise.all([...begun.slice(0, begun.length / 2).map((gift) => world.tell(gift)), world.runDue(), ...needs.map(withdraw)]);
      world.app.clock.advance(41 * MINUTES);
      await Promise.all([
        ...begun.map((gift) => world.tell(gift)),
        ...begun.map((gift) => world.tell(gift, { type: 'payment.expired' })),
        world.runDue(),
        ...needs.map(withdraw),
        ...needs.map(confirm),
        ...needs.map(confirm),
        ...Array.from({ length: 4 }, (_, index) => start(index)),
      ]);
      await world.runDue();
      await Promise.all([...needs.map(withdraw), ...needs.map(confirm), world.runDue()]);
      expect(wrongIn(await world.books())).toEqual([]);
    }
    expect(gifts.length).toBeGreaterThan(ROUNDS);
    // Everything that came is with a need or owed back: nothing hangs.
    const waiting = await world.rows(`SELECT id FROM giving.inbox WHERE city_id = $1 AND status <> 'done'`);
    expect(waiting).toEqual([]);
  }, 120_000);
});
