import { randomBytes, randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { Any } from 'typeorm';
import type { City } from '../src/cities/index.js';
import { newId, type NeedId } from '../src/kernel/ids.js';
import { localDate } from '../src/kernel/local-date.js';
import { Money } from '../src/kernel/money.js';
import { publishNeeds } from '../src/needs/index.js';
import { DonationEntity } from '../src/donations/donation.entity.js';
import { NeedEntity } from '../src/needs/need.entity.js';
import type { FieldCrypto } from '../src/platform/crypto/index.js';
import { fieldCryptoToken, sealedField } from '../src/platform/crypto/index.js';
import { sign } from '../src/payments/providers/timestamp-signature.js';
import { writeMessage } from '../src/payments/providers/sandbox/domain/sandbox-message.js';
import { load } from './load.js';
import type { Scale } from './scale.js';
import { SECRET, type World } from './world.js';

const AMOUNT = 1_000;
const GIFTS_PER_NEED = 10;
const CHUNK = 5_000;
/** Ours and the bare side in turns, so that what else this machine does falls on both. */
const ROUNDS = 4;

export interface Gift {
  readonly paymentId: string;
  readonly donationId: string;
  readonly reference: string;
  readonly needId: string;
}

export interface SettleResult {
  /** The bare side's runs: before the first of ours, between them, after the last. */
  readonly reference: readonly number[];
  /** Ours: gifts a second, from the first webhook sent to the last gift funded. */
  readonly settled: readonly number[];
  readonly webhooks: readonly number[];
  /** Microseconds of server CPU a gift: ours, and the bare server's. */
  readonly cpu: readonly [ours: number, bare: number];
}

/**
 * Ratio 1: settled gifts over HTTP. Ours: a signed webhook each, until the last one is funded, booked and in the outbox. Bare: one statement
 * that updates the bill and writes gift, four ledger rows, balance shard and outbox row. The bare side is run before and after.
 */
export async function settle(world: World, scale: Scale): Promise<SettleResult> {
  const { city, accountId } = await world.city('bench-settle');
  const warm = await seedGifts(world, city, accountId, Math.min(1_000, scale.gifts));
  const gifts = await seedGifts(world, city, accountId, scale.gifts);
  const bills = await seedReference(world, scale.gifts * 2 + 2_000);
  const app = await world.application();
  const bare = await world.reference();
  const bring = (some: readonly Gift[]) => {
    const bodies = some.map((gift) => messageOf(gift));
    return load({
      url: app.url,
      connections: scale.connections,
      amount: some.length,
      method: 'POST',
      request: (index) => {
        const body = bodies[index] ?? '';
        const headers = { 'content-type': 'application/json', 'sandbox-signature': sign(SECRET, body, new Date()) };
        return { path: `/webhooks/sandbox/${accountId}`, headers, body };
      },
    });
  };
  let paid = 0;
  const pay = async (amount: number): Promise<{ perSecond: number; cpu: number }> => {
    const cpu = bare.cpu();
    const { perSecond } = await load({
      url: bare.url,
      connections: scale.connections,
      amount,
      method: 'POST',
      request: () => {
        const bill = bills[Math.floor(paid++ / GIFTS_PER_NEED)];
        const body = JSON.stringify({ bill, amount: AMOUNT, text: 'x'.repeat(200) });
        return { path: '/pay', headers: { 'content-type': 'application/json' }, body };
      },
    });
    return { perSecond, cpu: ((bare.cpu() - cpu) / amount) * 1e6 };
  };
  await bring(warm);
  await drained(world, city);
  await pay(Math.min(1_000, scale.gifts));
  const share = gifts.length / ROUNDS;
  const first = await pay(share);
  const reference = [first.perSecond];
  const cpu: [number, number] = [0, first.cpu];
  const settled: number[] = [];
  const webhooks: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const before = app.cpu();
    const started = performance.now();
    webhooks.push((await bring(gifts.slice(round * share, (round + 1) * share))).perSecond);
    await drained(world, city);
    settled.push(share / ((performance.now() - started) / 1000));
    cpu[0] += (app.cpu() - before) * 1e6;
    const after = await pay(share);
    reference.push(after.perSecond);
    cpu[1] += after.cpu;
  }
  await app.end();
  await bare.end();
  return { reference, settled, webhooks, cpu: [cpu[0] / gifts.length, cpu[1] / reference.length] };
}

function messageOf({ paymentId, reference }: Gift): string {
  return writeMessage({
    eventId: `evt_${randomUUID()}`,
    type: 'payment.captured',
    at: new Date(),
    mode: 'test',
    reference,
    paymentId,
    amount: BigInt(AMOUNT),
    currency: 'TRY',
  });
}

/** Waits until nothing is pending: all of it funded, booked and in the outbox, or in quarantine, which is an error. */
export async function drained(world: World, city: City): Promise<void> {
  const waiting = (status: string) =>
    world.inCity('donor', city, (tx) => tx.query('SELECT FROM giving.inbox WHERE city_id = $1 AND status = $2 LIMIT 1', [city.id, status]));
  while ((await waiting('pending')).length > 0) await sleep(20);
  if ((await waiting('quarantined')).length > 0) throw new Error('a notification went into quarantine');
}

/** Gifts that are started and wait for their money, ten on a need; written in bulk, for the start is not what is measured. */
export async function seedGifts(world: World, city: City, accountId: string, count: number): Promise<Gift[]> {
  const crypto = world.token<FieldCrypto>(fieldCryptoToken('giving'));
  const gifts: Gift[] = [];
  for (let from = 0; from < count; from += CHUNK) {
    const needs = Array.from({ length: Math.ceil(Math.min(CHUNK, count - from) / GIFTS_PER_NEED) }, () => newId<NeedId>());
    const chunk = Array.from({ length: Math.min(CHUNK, count - from) }, (_, index) => ({
      paymentId: randomUUID(),
      donationId: randomUUID(),
      reference: randomUUID(),
      needId: needs[Math.floor(index / GIFTS_PER_NEED)] ?? '',
    }));
    const full = chunk.length % GIFTS_PER_NEED === 0;
    if (!full) throw new Error(`gifts come in ${GIFTS_PER_NEED}s`);
    const facts = { kind: 'bill' as const, amount: Money.of(BigInt(AMOUNT * GIFTS_PER_NEED), 'TRY'), billerCode: 'water', district: null };
    const days = { dueOn: localDate('2030-01-01'), fundableUntil: new Date('2030-12-31'), publishedOn: localDate('2026-01-01') };
    await world.inCity('casework', city, (tx) =>
      publishNeeds(
        tx,
        city,
        needs.map((id) => ({ id, ...facts, ...days })),
      ),
    );
    await world.inCity('donor', city, async (tx) => {
      await tx.manager.update(NeedEntity, { cityId: city.id, id: Any(needs) }, { reserved: facts.amount.minor });
      const cipher = await crypto.forCity(tx);
      const emails = chunk.map(({ donationId: id }) => cipher.seal(`${id}@example.org`, sealedField(DonationEntity, 'email', id)));
      await tx.query(
        `WITH gift AS (SELECT * FROM unnest($2::uuid[], $3::uuid[], $4::text[], $5::uuid[], $6::bytea[], $7::bytea[])
                         AS gift (donation_id, payment_id, reference, need_id, email, token_hash)),
         donation AS (
           INSERT INTO giving.donation (city_id, id, status, path, currency, amount, language, email, if_filled, token_hash, created_at, reserved_until)
           SELECT $1, donation_id, 'pending', 'direct', 'TRY', $9, 'tr', email, 'next', token_hash, '2026-01-01', '2030-01-01' FROM gift
         ), payment AS (
           INSERT INTO giving.payment (city_id, id, donation_id, account_id, status, currency, amount, provider_checkout_id, created_at)
           SELECT $1, payment_id, donation_id, $8, 'pending', 'TRY', $9, reference, '2026-01-01' FROM gift
         )
         INSERT INTO giving.allocation (city_id, donation_id, need_id, status, currency, amount)
         SELECT $1, donation_id, need_id, 'reserved', 'TRY', $9 FROM gift`,
        [
          city.id,
          chunk.map(({ donationId }) => donationId),
          chunk.map(({ paymentId }) => paymentId),
          chunk.map(({ reference }) => reference),
          chunk.map(({ needId }) => needId),
          emails,
          chunk.map(() => randomBytes(32)),
          accountId,
          AMOUNT,
        ],
      );
    });
    gifts.push(...chunk);
  }
  return gifts;
}

/** The bare server's tables: primary keys and nothing else. */
async function seedReference(world: World, gifts: number): Promise<string[]> {
  await world.asSuperuser(`
    CREATE SCHEMA bench;
    CREATE TABLE bench.bill (id uuid PRIMARY KEY, amount bigint NOT NULL, funded bigint NOT NULL DEFAULT 0);
    CREATE TABLE bench.donation (id uuid PRIMARY KEY, bill_id uuid NOT NULL, amount bigint NOT NULL, at timestamptz NOT NULL);
    CREATE TABLE bench.ledger (id uuid PRIMARY KEY, account text NOT NULL, amount bigint NOT NULL, at timestamptz NOT NULL);
    CREATE TABLE bench.outbox (id uuid PRIMARY KEY, payload text NOT NULL, at timestamptz NOT NULL);
    CREATE TABLE bench.balance (shard int PRIMARY KEY, amount bigint NOT NULL)`);
  const bills = Array.from({ length: Math.ceil(gifts / GIFTS_PER_NEED) + 1 }, () => randomUUID());
  await world.asSuperuser('INSERT INTO bench.bill (id, amount) SELECT id, $2 FROM unnest($1::uuid[]) AS id', [
    bills,
    AMOUNT * GIFTS_PER_NEED,
  ]);
  return bills;
}
