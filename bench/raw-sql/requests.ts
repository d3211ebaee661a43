import { randomBytes, randomUUID } from 'node:crypto';
import { IsNull, Not } from 'typeorm';
import type { City } from '../../src/cities/index.js';
import { AllocationEntity } from '../../src/donations/allocations/allocation.entity.js';
import { DonationEntity } from '../../src/donations/donation.entity.js';
import { keepReferenceStatement, startStatement } from '../../src/donations/start/start.statement.js';
import { Refusal } from '../../src/kernel/refusal.js';
import { newId, type DonationId, type NeedId, type PaymentId, type ProviderAccountId } from '../../src/kernel/ids.js';
import { addDays, localDate } from '../../src/kernel/local-date.js';
import { Money } from '../../src/kernel/money.js';
import { ListClasses, ListNeeds, publishNeeds, ReadTally, reserveStatement } from '../../src/needs/index.js';
import { NeedClassEntity } from '../../src/needs/classes/need-class.entity.js';
import { NeedEntity } from '../../src/needs/need.entity.js';
import { publicNeeds } from '../../src/needs/domain/public-need.js';
import { TallyEntity } from '../../src/needs/tally/tally.entity.js';
import { InboxEntity } from '../../src/payments/notifications/inbox.entity.js';
import { storeNotification } from '../../src/payments/notifications/inbox.store.js';
import { PaymentEntity } from '../../src/payments/payment.entity.js';
import { ProviderAccountEntity } from '../../src/payments/provider-accounts/provider-account.entity.js';
import { wake, wakeStatement } from '../../src/platform/jobs/index.js';
import { SECRET, type World } from '../world.js';
import { requests, type Case } from './compare.js';

const AT = new Date('2026-11-02T10:00:00Z');
const LATER = new Date('2026-11-02T10:36:00Z');
const NEEDS = 2_000;

/** What one person's request asks of the database, in a city with 2,000 needs. */
export async function requestCases(world: World, city: City, accountId: string): Promise<Case[]> {
  const database = world.database('donor');
  const account = {
    id: accountId as ProviderAccountId,
    cityId: city.id,
    provider: 'sandbox',
    mode: 'test' as const,
    billerCode: 'water',
    secret: SECRET,
  };
  const facts = { kind: 'bill' as const, amount: Money.of(100_000_000n, 'TRY'), billerCode: 'water', district: null };
  const needs = Array.from({ length: NEEDS }, (_, index) => ({
    ...{ id: newId<NeedId>(), ...facts, dueOn: addDays(localDate('2030-01-01'), index % 300) },
    ...{ fundableUntil: new Date('2031-01-01'), publishedOn: localDate('2026-11-02') },
  }));
  await world.inCity('casework', city, (tx) => publishNeeds(tx, city, needs));
  const list = world.get(ListNeeds);
  const tally = world.get(ReadTally);
  const banded = Object.create(city, { listing: { value: 'banded' } }) as City;

  const event = () => {
    const notification = {
      eventId: randomUUID(),
      kind: 'captured' as const,
      reference: randomUUID(),
      paymentId: newId<PaymentId>(),
    };
    return { ...notification, currency: 'TRY', amount: 1_000n, mode: 'test' as const, occurredAt: AT };
  };
  let next = 0;
  const gift = () => ({
    ...{ id: newId<DonationId>(), paymentId: newId<PaymentId>(), currency: 'TRY' as const, amount: 1_000n, language: 'tr', email: null },
    ...{
      ifFilled: 'next' as const,
      tokenHash: randomBytes(32),
      createdAt: AT,
      reservedUntil: LATER,
      path: 'direct' as const,
      biller: null,
      choices: [],
      requireReservation: false,
      needsLeftFree: 0,
    },
    lines: [{ needId: needs[next++ % NEEDS]?.id ?? newId<NeedId>(), amount: 1_000n }],
  });
  const startByEntities = ({
    id,
    paymentId,
    lines,
    biller: _,
    choices: __,
    requireReservation: ___,
    needsLeftFree: ____,
    ...donation
  }: ReturnType<typeof gift>): Promise<void> =>
    database.inCity(city.id, async (tx) => {
      const { cityId, manager } = tx;
      for (const { needId, amount } of lines) {
        const need = await manager.findOne(NeedEntity, { where: { cityId, id: needId }, lock: { mode: 'pessimistic_write' } });
        const room = need && need.status === 'open' && need.currency === donation.currency && need.fundableUntil >= AT;
        if (!room || need.reserved + need.funded + amount > need.amount) throw new Refusal('need_filled');
        await manager.update(NeedEntity, { cityId, id: needId }, { reserved: need.reserved + amount });
        const collects = await manager.findOneOrFail(ProviderAccountEntity, {
          select: { id: true },
          where: { cityId, active: true, billerCode: need.billerCode ?? '' },
        });
        await manager.insert(DonationEntity, { ...donation, cityId, id, status: 'created' });
        const { currency, createdAt } = donation;
        const payment = {
          donationId: id,
          accountId: collects.id,
          status: 'created' as const,
          currency,
          amount: donation.amount,
          createdAt,
        };
        await manager.insert(PaymentEntity, { ...payment, cityId, id: paymentId });
        await manager.insert(AllocationEntity, { cityId, donationId: id, needId, status: 'reserved', currency, amount });
      }
      await wake(tx, 'lapse', LATER);
    });
  const begin = (donation: ReturnType<typeof gift>): Promise<unknown> =>
    database.pipeline(city.id, {
      reserve: reserveStatement(city.id, donation.lines, 'TRY', AT),
      start: startStatement(city.id, donation),
      wake: wakeStatement('donor', city.id, 'lapse', LATER),
    });
  const begun = Array.from({ length: 200 }, gift);
  for (const donation of begun) await begin(donation);
  let kept = 0;
  const begunInTurn = (): PaymentId => begun[kept++ % begun.length]?.paymentId ?? newId<PaymentId>();
  return [
    {
      name: 'a page of the list',
      of: 'pages',
      size: 200,
      raw: requests(200, () => list.run(city, { sort: 'urgent', limit: 20 }).then(({ items }) => items.map(({ id }) => id))),
      entity: requests(200, async () => {
        const rows = await database.inCity(city.id, (tx) =>
          tx.manager
            .createQueryBuilder(NeedEntity, 'need')
            .where(`need.cityId = :city AND need.status = 'open' AND need.kind = 'bill'`, { city: city.id })
            .andWhere('need.fundableUntil >= :now AND need.amount - need.reserved - need.funded >= 1', { now: AT })
            .orderBy('need.urgentOn')
            .addOrderBy('need.publishedOn')
            .addOrderBy('need.id')
            .limit(21)
            .getMany(),
        );
        return publicNeeds(rows.slice(0, 20), city, AT, () => null).map(({ id }) => id);
      }),
    },
    {
      name: 'the live counter',
      of: 'readings',
      size: 200,
      raw: requests(200, async () => (await tally.run(city)).waiting),
      entity: requests(200, async () => {
        const sum = await database.inCity(city.id, (tx) =>
          tx.manager
            .createQueryBuilder(TallyEntity, 'tally')
            .select('sum(tally.filled)::bigint', 'bills')
            .addSelect('sum(tally.given)::bigint', 'given')
            .addSelect('sum(tally.paid)::bigint', 'paid')
            .addSelect('sum(tally.listed - tally.filled)::bigint', 'waiting')
            .where('tally.cityId = :city AND tally.currency = :currency', { city: city.id, currency: city.currency })
            .getRawOne<Record<'bills' | 'given' | 'paid' | 'waiting', bigint>>(),
        );
        return Number(sum?.waiting ?? 0n);
      }),
    },
    {
      name: 'the public classes of a city',
      of: 'readings',
      size: 200,
      raw: requests(200, async () =>
        (await world.get(ListClasses).run(banded)).map(({ code, priceBand, waiting }) => [code, priceBand, waiting]),
      ),
      entity: requests(200, async () => {
        const rows = await database.inCity(city.id, (tx) =>
          tx.manager.find(NeedClassEntity, {
            where: { cityId: tx.cityId, currency: city.currency, publicCount: Not(IsNull()) },
            order: { kind: 'ASC', code: 'ASC', priceBand: 'ASC' },
          }),
        );
        return rows.map(({ code, priceBand, publicCount }) => [code, priceBand, publicCount]);
      }),
    },
    {
      name: 'the start of a gift',
      of: 'gifts',
      size: 200,
      raw: requests(200, () => begin(gift()).then(() => undefined)),
      entity: requests(200, () => startByEntities(gift())),
    },
    {
      name: 'the reference of a gift kept',
      of: 'gifts',
      size: 200,
      raw: requests(200, async () => {
        const id = begunInTurn();
        await database.pipeline(city.id, { keep: keepReferenceStatement(city.id, id, id) });
      }),
      entity: requests(200, () =>
        database.inCity(city.id, async ({ cityId, manager }) => {
          const id = begunInTurn();
          const payment = await manager.findOneOrFail(PaymentEntity, { where: { cityId, id }, lock: { mode: 'pessimistic_write' } });
          const status = payment.status === 'created' ? 'pending' : payment.status;
          await manager.update(PaymentEntity, { cityId, id }, { status, reference: payment.reference ?? id });
          await manager.update(DonationEntity, { cityId, id: payment.donationId, status: 'created' }, { status: 'pending' });
        }),
      ),
    },
    {
      name: 'a notification kept',
      of: 'notifications',
      size: 200,
      raw: requests(200, async () => {
        await database.pipeline(city.id, {
          store: storeNotification(account, event(), Buffer.alloc(600), AT),
          wake: wakeStatement('donor', city.id, 'inbox', AT),
        });
      }),
      entity: requests(200, () =>
        database.inCity(city.id, async (tx) => {
          const kept = { ...event(), cityId: city.id, id: randomUUID(), accountId: account.id, receivedAt: AT, digest: randomBytes(32) };
          const row = { ...kept, status: 'pending' as const };
          await tx.manager.createQueryBuilder().insert().into(InboxEntity).values(row).orIgnore().updateEntity(false).execute();
          await wake(tx, 'inbox', AT);
        }),
      ),
    },
  ];
}
