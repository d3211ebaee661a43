import { DonationEntity } from '../../src/donations/donation.entity.js';
import { fundAllocations, reduceAllocations } from '../../src/donations/allocations/allocation.store.js';
import { moveDonations } from '../../src/donations/donation.store.js';
import { markDisputed } from '../../src/donations/notifications/mark-disputed.js';
import { keepReferenceStatement } from '../../src/donations/start/start.statement.js';
import { newId, type DonationId, type NeedId, type PaymentId } from '../../src/kernel/ids.js';
import { localDate } from '../../src/kernel/local-date.js';
import { endNeeds, fundNeeds, markPaid, releaseNeeds, reopenNeeds, withdrawNeed } from '../../src/needs/index.js';
import { databaseToken, type Database } from '../../src/platform/database/index.js';
import type { TestApp } from '../support/index.js';
import { GivingCity, startGivingApp, type StartedGift } from './giving.js';

// Each write of a state of a gift, its allocations and its needs takes its rows from the lifecycle and counts them: a caller who is wrong about
// where a row stands is stopped, and nothing is kept.

let app: TestApp;
let city: GivingCity;
beforeAll(async () => {
  app = await startGivingApp();
  city = await GivingCity.open(app);
}, 120_000);

const A = 10_000n;
const today = localDate('2026-11-20');

async function aNeed(): Promise<NeedId> {
  const [need] = await city.needs([A]);
  if (!need) throw new Error('a need');
  return need;
}

async function aGift(paid: boolean): Promise<{ gift: StartedGift; need: NeedId }> {
  const need = await aNeed();
  const gift = await city.start([[need, A]]);
  if (paid) {
    await city.tell(gift);
    await city.runDue();
  }
  return { gift, need };
}

async function statesOf({ gift, need }: { gift: StartedGift; need: NeedId }): Promise<string[]> {
  const [row] = await city.rows<{ donation: string; allocation: string }>(
    `SELECT d.status AS donation, a.status AS allocation FROM giving.donation d
     JOIN giving.allocation a ON a.city_id = d.city_id AND a.donation_id = d.id WHERE d.city_id = $1 AND d.id = $2`,
    gift.donationId,
  );
  return [row?.donation ?? '', row?.allocation ?? '', (await city.need(need)).status];
}

const donor = <T>(work: Parameters<typeof city.as<'donor', T>>[1]): Promise<T> => city.as('donor', work);

describe('a gift', () => {
  it.each(['failed', 'expired', 'received', 'refunded'] as const)('that came does not become %s by a second notification', async (to) => {
    const given = await aGift(true);
    const move = { id: given.gift.donationId, to, reservedNeeds: 0 };
    await expect(donor((tx) => moveDonations(tx, [move], app.clock.now()))).rejects.toThrow('DonationEntity');
    expect(await statesOf(given)).toEqual(['received', 'funded', 'funded']);
  });

  it('that waits does, with all that it holds, and not with less', async () => {
    const given = await aGift(false);
    const move = { id: given.gift.donationId, to: 'expired' as const };
    await expect(donor((tx) => moveDonations(tx, [{ ...move, reservedNeeds: 0 }], app.clock.now()))).rejects.toThrow('AllocationEntity');
    expect(await statesOf(given)).toEqual(['pending', 'reserved', 'open']);
    await donor((tx) => moveDonations(tx, [{ ...move, reservedNeeds: 1 }], app.clock.now()));
    expect((await statesOf(given)).slice(0, 2)).toEqual(['expired', 'released']);
    await donor((tx) => releaseNeeds(tx, [{ needId: given.need, amount: A }]));
  });

  it('of nobody is moved by nobody', async () => {
    const id = newId<DonationId>();
    await expect(donor((tx) => moveDonations(tx, [{ id, to: 'expired', reservedNeeds: 0 }], app.clock.now()))).rejects.toThrow(
      'DonationEntity',
    );
    await expect(donor((tx) => markDisputed(tx, [id], []))).rejects.toThrow('disputed');
  });

  it('is disputed once it came, also by a second dispute, and never before', async () => {
    const given = await aGift(true);
    for (let dispute = 0; dispute < 2; dispute += 1) await donor((tx) => markDisputed(tx, [given.gift.donationId], []));
    expect((await statesOf(given))[0]).toBe('disputed');
    await donor((tx) => markDisputed(tx, [], [given.gift.donationId]));
    expect((await statesOf(given))[0]).toBe('received');
    const waiting = await aGift(false);
    await expect(donor((tx) => markDisputed(tx, [waiting.gift.donationId], []))).rejects.toThrow('disputed');
    expect((await statesOf(waiting))[0]).toBe('pending');
  });

  it('keeps the provider’s reference of a payment that is there, and moves on only from its beginning', async () => {
    const database = app.app.get<Database<'donor'>>(databaseToken('donor'), { strict: false });
    const keep = (id: PaymentId) =>
      database.pipeline(city.city.id, { keep: keepReferenceStatement(city.city.id, id, 'another reference') });
    await expect(keep(newId<PaymentId>())).rejects.toMatchObject({ code: 'donation_unknown' });
    const given = await aGift(true);
    await keep(given.gift.paymentId);
    expect(await statesOf(given)).toEqual(['received', 'funded', 'funded']);
    const kept = await donor((tx) => tx.manager.findOneByOrFail(DonationEntity, { cityId: tx.cityId, id: given.gift.donationId }));
    expect(kept.status).toBe('received');
  });
});

describe('an allocation', () => {
  it('that has its money is not funded again, and only what it has is taken from it', async () => {
    const given = await aGift(true);
    const { donationId } = given.gift;
    const part = { needId: given.need, amount: A };
    await expect(donor((tx) => fundAllocations(tx, [{ ...part, donationId, currency: 'TRY' }]))).rejects.toThrow('money already');
    await donor((tx) => reduceAllocations(tx, donationId, [part]));
    await expect(donor((tx) => reduceAllocations(tx, donationId, [part]))).rejects.toThrow('does not have it');
    expect((await statesOf(given))[1]).toBe('released');
    await donor((tx) => fundAllocations(tx, [{ ...part, donationId, currency: 'TRY' }]));
    expect((await statesOf(given))[1]).toBe('funded');
  });
});

describe('a need', () => {
  const part = (needId: NeedId) => [{ needId, amount: A }];
  const over = (needId: NeedId, funded: bigint) => [{ needId, kind: 'bill' as const, code: 'water', currency: 'TRY', funded }];

  it('that is withdrawn is not funded, not paid, not ended and not withdrawn again', async () => {
    const need = await aNeed();
    await city.as('casework', (tx) => withdrawNeed(tx, need));
    await expect(donor((tx) => fundNeeds(tx, [{ needId: need, amount: A, reserved: false }], today))).rejects.toThrow('not open');
    await expect(donor((tx) => endNeeds(tx, over(need, 0n)))).rejects.toThrow('NeedEntity');
    await expect(city.as('casework', (tx) => withdrawNeed(tx, need))).rejects.toMatchObject({ code: 'wrong_state' });
    expect(await city.as('casework', (tx) => markPaid(tx, [{ needId: need, paidOn: today }]))).toEqual([]);
    expect((await city.need(need)).status).toBe('withdrawn');
  });

  it('that is funded is not ended; it is paid once, and then never opened again', async () => {
    const { need } = await aGift(true);
    const open = await aNeed();
    await expect(donor((tx) => endNeeds(tx, over(need, A)))).rejects.toThrow('NeedEntity');
    const pay = () =>
      city.as('casework', (tx) =>
        markPaid(
          tx,
          [open, need].map((needId) => ({ needId, paidOn: today })),
        ),
      );
    expect([await pay(), await pay()]).toEqual([[need], []]);
    await expect(donor((tx) => reopenNeeds(tx, city.city, part(need), app.clock.now()))).rejects.toThrow('paid or gone');
    expect([(await city.need(need)).status, (await city.need(open)).status]).toEqual(['paid', 'open']);
  });

  it('of nobody lets no part go', async () => {
    await expect(donor((tx) => releaseNeeds(tx, part(newId<NeedId>())))).rejects.toThrow('not there');
  });
});
