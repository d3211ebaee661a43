import { randomBytes, randomUUID } from 'node:crypto';
import { Any } from 'typeorm';
import type { City } from '../../src/cities/index.js';
import { AllocationEntity } from '../../src/donations/allocations/allocation.entity.js';
import { DonationChoiceEntity } from '../../src/donations/donation-choice.entity.js';
import { DonationEntity } from '../../src/donations/donation.entity.js';
import { readDonations } from '../../src/donations/donation.store.js';
import type { DonationId, NeedId, PaymentId, ProviderAccountId } from '../../src/kernel/ids.js';
import { localDate } from '../../src/kernel/local-date.js';
import { accounts, post, type Entry } from '../../src/ledger/index.js';
import { PostingEntity } from '../../src/ledger/posting.entity.js';
import { fundNeeds, needsEntities, releaseNeeds } from '../../src/needs/index.js';
import { shrinkClasses } from '../../src/needs/classes/class.store.js';
import { NeedEntity } from '../../src/needs/need.entity.js';
import { addToTally } from '../../src/needs/tally/tally.js';
import { InboxEntity } from '../../src/payments/notifications/inbox.entity.js';
import { pendingEvents } from '../../src/payments/notifications/inbox.store.js';
import { PaymentEntity } from '../../src/payments/payment.entity.js';
import { lockPayments } from '../../src/payments/lock-payments.js';
import { ProviderAccountEntity } from '../../src/payments/provider-accounts/provider-account.entity.js';
import type { CityTx } from '../../src/platform/database/index.js';
import { seedGifts } from '../settle.js';
import type { World } from '../world.js';
import { undone, type Case } from './compare.js';
import { BalanceEntity, JournalEntryEntity } from './ledger.entity.js';
import { postByEntities } from './post-by-entities.js';

type Tx = CityTx<'donor'>;

const AT = new Date('2026-11-02T10:00:00Z');
const DAY = localDate('2026-11-02');

/** A batch of the inbox: 500 events of 500 gifts on 50 needs. */
export async function settleCases(world: World, city: City, accountId: string): Promise<Case[]> {
  const size = 500;
  const gifts = await seedGifts(world, city, accountId, size);
  const rooms = [
    ...needsEntities,
    InboxEntity,
    PaymentEntity,
    ProviderAccountEntity,
    DonationEntity,
    DonationChoiceEntity,
    AllocationEntity,
  ];
  const database = await world.databaseWith('donor', [...rooms, PostingEntity, JournalEntryEntity, BalanceEntity]);
  const cityId = city.id;
  const events = gifts.map(({ paymentId, reference }) => ({
    ...{ cityId, id: randomUUID(), accountId: accountId as ProviderAccountId, eventId: randomUUID(), kind: 'captured' as const },
    ...{ reference, paymentId: paymentId as PaymentId, currency: 'TRY', amount: 1_000n, mode: 'test' as const, occurredAt: AT },
    ...{ receivedAt: AT, digest: randomBytes(32), status: 'pending' as const, reason: null },
  }));
  await database.inCity(cityId, (tx) => tx.manager.insert(InboxEntity, events));
  const paymentIds = gifts.map(({ paymentId }) => paymentId as PaymentId);
  const donationIds = gifts.map(({ donationId }) => donationId as DonationId);
  const needIds = [...new Set(gifts.map(({ needId }) => needId as NeedId))];
  const parts = gifts.map(({ needId }) => ({ needId: needId as NeedId, amount: 1_000n, reserved: true }));
  const needs = (tx: Tx) => tx.manager.find(NeedEntity, { where: { cityId }, order: { id: 'ASC' } });
  const postings = (tx: Tx) =>
    tx.manager.find(PostingEntity, {
      select: { debit: true, credit: true, amount: true },
      where: { cityId },
      order: { debit: 'ASC', credit: 'ASC' },
    });
  const entries = gifts.flatMap(({ paymentId, donationId, needId }): Entry[] => {
    const entry = { side: 'giving' as const, currency: 'TRY' as const, at: AT };
    const gift = accounts.donation(donationId as DonationId);
    const capture = { debit: accounts.billerReceipts('water'), credit: gift, amount: 1_000n };
    const allocate = { debit: gift, credit: accounts.need(needId as NeedId), amount: 1_000n };
    return [
      { ...entry, kind: 'capture', entryKey: `capture:${paymentId}`, postings: [capture] },
      { ...entry, kind: 'allocate', entryKey: `allocate:${donationId}`, postings: [allocate] },
    ];
  });
  const one = { of: 'gifts', size };
  return [
    {
      name: 'settling: read events',
      ...one,
      raw: undone(database, city, (tx) => pendingEvents(tx, size)),
      entity: undone(database, city, (tx) =>
        tx.manager.find(InboxEntity, {
          select: {
            id: true,
            accountId: true,
            kind: true,
            reference: true,
            paymentId: true,
            currency: true,
            amount: true,
            mode: true,
            occurredAt: true,
          },
          where: { cityId, status: 'pending' },
          order: { receivedAt: 'ASC', id: 'ASC' },
          take: size,
        }),
      ),
    },
    {
      name: 'settling: lock payments',
      ...one,
      raw: undone(database, city, (tx) => lockPayments(tx, paymentIds)),
      entity: undone(database, city, async (tx) => {
        const rows = await tx.manager.find(PaymentEntity, {
          where: { cityId, id: Any(paymentIds) },
          order: { id: 'ASC' },
          lock: { mode: 'pessimistic_write' },
        });
        const merchants = await tx.manager.find(ProviderAccountEntity, {
          select: { id: true, mode: true, billerCode: true, provider: true },
          where: { cityId, id: Any([...new Set(rows.map((row) => row.accountId))]) },
        });
        const byId = new Map(merchants.map((each) => [each.id, each]));
        return rows.map(({ id, donationId, accountId: account, status, currency, amount, reference }) => {
          const merchant = byId.get(account);
          const { mode, billerCode, provider } = merchant ?? {};
          return { id, donationId, accountId: account, status, currency, amount, reference, mode, billerCode, provider };
        });
      }),
    },
    {
      name: 'settling: read gifts',
      ...one,
      raw: undone(database, city, async (tx) => (await readDonations(tx, donationIds)).get(donationIds[7] ?? donationIds[0]!)),
      entity: undone(database, city, async (tx) => {
        const rows = await tx.manager.find(DonationEntity, {
          select: { id: true, currency: true, amount: true, language: true, email: true, ifFilled: true, path: true, tokenHash: true },
          where: { cityId, id: Any(donationIds) },
        });
        const allocations = await tx.manager.find(AllocationEntity, {
          select: { donationId: true, needId: true, amount: true },
          where: { cityId, donationId: Any(donationIds) },
          order: { needId: 'ASC' },
        });
        const lines = new Map<string, { needId: NeedId; amount: bigint }[]>();
        for (const { donationId, needId, amount } of allocations)
          lines.set(donationId, [...(lines.get(donationId) ?? []), { needId, amount }]);
        const chosen = await tx.manager.find(DonationChoiceEntity, {
          where: { cityId, donationId: Any(donationIds) },
          order: { line: 'ASC' },
        });
        const choices = new Map<string, DonationChoiceEntity[]>();
        for (const choice of chosen) choices.set(choice.donationId, [...(choices.get(choice.donationId) ?? []), choice]);
        const made = rows.map(({ tokenHash, ...gift }) => {
          const reference = tokenHash.subarray(0, 5).toString('hex').toUpperCase();
          return [gift.id, { ...gift, reference, lines: lines.get(gift.id) ?? [], choices: choices.get(gift.id) ?? [] }] as const;
        });
        return new Map(made).get(donationIds[7] ?? donationIds[0]!);
      }),
    },
    {
      name: 'settling: fund needs',
      ...one,
      raw: undone(database, city, (tx) => fundNeeds(tx, parts, DAY), needs),
      entity: undone(
        database,
        city,
        async (tx) => {
          const rows = await tx.manager.findBy(NeedEntity, { cityId, id: Any(needIds), status: 'open' });
          let [given, filled] = [0n, 0];
          for (const { id, amount, funded } of rows) {
            const sum = parts.reduce((total, part) => (part.needId === id ? total + part.amount : total), 0n);
            const full = funded + sum === amount;
            await tx.manager
              .createQueryBuilder()
              .update(NeedEntity)
              .set({
                reserved: () => 'reserved - :sum',
                funded: () => 'funded + :sum',
                ...(full ? { status: 'funded', fundedOn: DAY } : {}),
              })
              .where({ cityId, id })
              .setParameters({ sum })
              .execute();
            given += sum;
            filled += full ? 1 : 0;
          }
          const [{ code, priceBand } = { code: '', priceBand: 0n }] = rows;
          await shrinkClasses(tx, [{ kind: 'bill', code, priceBand, currency: 'TRY', by: filled }]);
          await addToTally(tx, { kind: 'bill', currency: 'TRY', given, filled });
        },
        needs,
      ),
    },
    {
      name: 'settling: release needs',
      ...one,
      raw: undone(database, city, (tx) => releaseNeeds(tx, parts), needs),
      entity: undone(
        database,
        city,
        async (tx) => {
          for (const id of needIds) {
            const sum = parts.reduce((total, part) => (part.needId === id ? total + part.amount : total), 0n);
            await tx.manager.decrement(NeedEntity, { cityId, id }, 'reserved', String(sum));
          }
        },
        needs,
      ),
    },
    {
      name: 'settling: book',
      ...one,
      raw: undone(database, city, (tx) => post(tx, entries), postings),
      entity: undone(database, city, (tx) => postByEntities(tx, entries), postings),
    },
  ];
}
