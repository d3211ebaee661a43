import { In, IsNull, LessThanOrEqual } from 'typeorm';
import { newId, type Brand, type RefundId } from '../../../kernel/ids.js';
import { Refusal } from '../../../kernel/refusal.js';
import type { CityTx } from '../../../platform/database/index.js';
import { wake } from '../../../platform/jobs/index.js';
import { checkoutLifecycle, type CheckoutState, type Play } from './domain/checkout.js';
import { SandboxCheckoutEntity } from './sandbox-checkout.entity.js';
import { SandboxDeliveryEntity } from './sandbox-delivery.entity.js';
import { writeMessage } from './domain/sandbox-message.js';

/** The queue of cities whose sandbox has notifications to bring. */
export const SANDBOX_QUEUE = 'sandbox';

type SandboxId = Brand<string, 'SandboxId'>;

/** The same payment gives the same checkout, so that a repeated call opens no second one. */
export async function openCheckout(
  tx: CityTx<'donor'>,
  checkout: Omit<SandboxCheckoutEntity, 'cityId' | 'id' | 'state' | 'refunded'>,
): Promise<SandboxCheckoutEntity> {
  const { accountId, paymentId } = checkout;
  const known = await tx.manager.findOne(SandboxCheckoutEntity, { where: { cityId: tx.cityId, accountId, paymentId } });
  if (known) return known;
  const made = { ...checkout, cityId: tx.cityId, id: newId<SandboxId>(), state: 'open' as const, refunded: 0n };
  await tx.manager.insert(SandboxCheckoutEntity, made);
  await wake(tx, SANDBOX_QUEUE, checkout.expiresAt);
  return made;
}

/** @throws Refusal not_found */
export async function findCheckout(tx: CityTx<'donor'>, id: string): Promise<SandboxCheckoutEntity> {
  const checkout = await tx.manager.findOne(SandboxCheckoutEntity, { where: { cityId: tx.cityId, id } });
  if (!checkout) throw new Refusal('not_found');
  return checkout;
}

type Played = Pick<SandboxCheckoutEntity, 'id' | 'accountId' | 'paymentId' | 'amount' | 'refunded' | 'currency'>;

/** Moves a checkout and queues what is told of it. False when it had moved on: the button was pressed twice. */
export async function playCheckout(tx: CityTx<'donor'>, checkout: Played, play: Play, mode: string, now: Date): Promise<boolean> {
  if (play.to !== undefined && !(await moveCheckout(tx, checkout.id, play.to))) return false;
  const eventIds = new Map<number, string>();
  const deliveries = play.sends.map(({ event, type, afterSeconds, forged }) => {
    const eventId = eventIds.get(event) ?? `evt_${newId<SandboxId>()}`;
    eventIds.set(event, eventId);
    const { id: reference, paymentId, currency, accountId } = checkout;
    // What went back already is in no dispute.
    const amount = checkout.amount - checkout.refunded;
    const dueAt = new Date(now.getTime() + afterSeconds * 1000);
    const body = writeMessage({ eventId, type, at: now, mode, reference, paymentId, amount, currency });
    return {
      cityId: tx.cityId,
      id: newId<SandboxId>(),
      accountId,
      checkoutId: reference,
      body,
      forged,
      dueAt,
      attempts: 0,
      deliveredAt: null,
    };
  });
  if (deliveries.length > 0) await tx.manager.insert(SandboxDeliveryEntity, deliveries);
  for (const { dueAt } of deliveries) await wake(tx, SANDBOX_QUEUE, dueAt);
  return true;
}

/**
 * Sends a part back, once for each of our refunds: its notification bears the refund's id. @returns `failed` when its card's bank has charged the
 * payment back: the donor has it already, and it will never be sent; undefined when it was not paid, or so much is not left of it
 */
export async function refundCheckout(
  tx: CityTx<'donor'>,
  { id, accountId, paymentId, currency }: SandboxCheckoutEntity,
  refundId: RefundId,
  part: bigint,
  mode: string,
  now: Date,
): Promise<'succeeded' | 'failed' | undefined> {
  const key = { cityId: tx.cityId, id };
  const checkout = await tx.manager.findOneOrFail(SandboxCheckoutEntity, { where: key, lock: { mode: 'pessimistic_write' } });
  if (await tx.manager.existsBy(SandboxDeliveryEntity, { cityId: tx.cityId, id: refundId })) return 'succeeded';
  if (checkout.state === 'charged_back') return 'failed';
  const refunded = checkout.refunded + part;
  if (!checkoutLifecycle.can(checkout.state, 'refunded') || refunded > checkout.amount) return undefined;
  await tx.manager.update(SandboxCheckoutEntity, key, { refunded });
  if (refunded === checkout.amount) await moveCheckout(tx, id, 'refunded');
  const eventId = `evt_${newId<SandboxId>()}`;
  const told = { eventId, type: 'refund.succeeded', at: now, mode, reference: id, paymentId, amount: part, currency, refundId } as const;
  const delivery = { cityId: tx.cityId, id: refundId, accountId, checkoutId: id, body: writeMessage(told) };
  await tx.manager.insert(SandboxDeliveryEntity, { ...delivery, forged: false, dueAt: now, attempts: 0, deliveredAt: null });
  await wake(tx, SANDBOX_QUEUE, now);
  return 'succeeded';
}

async function moveCheckout(tx: CityTx<'donor'>, id: string, to: CheckoutState): Promise<boolean> {
  const before = { cityId: tx.cityId, id, state: In(checkoutLifecycle.before(to)) };
  const { affected } = await tx.manager.update(SandboxCheckoutEntity, before, { state: to });
  return affected === 1;
}

/** Checkouts that nobody paid in time. */
export async function overdueCheckouts(tx: CityTx<'donor'>, now: Date, limit: number): Promise<SandboxCheckoutEntity[]> {
  return tx.manager.find(SandboxCheckoutEntity, {
    where: { cityId: tx.cityId, state: 'open', expiresAt: LessThanOrEqual(now) },
    order: { expiresAt: 'ASC' },
    take: limit,
  });
}

/** Claims notifications that are due: each is tried again later unless it is marked as brought. */
export async function claimDeliveries(
  tx: CityTx<'donor'>,
  now: Date,
  limit: number,
  again: (attempts: number) => Date,
): Promise<SandboxDeliveryEntity[]> {
  const due = await tx.manager.find(SandboxDeliveryEntity, {
    where: { cityId: tx.cityId, deliveredAt: IsNull(), dueAt: LessThanOrEqual(now) },
    order: { dueAt: 'ASC', id: 'ASC' },
    take: limit,
  });
  for (const { id, attempts } of due) {
    const dueAt = again(attempts);
    await tx.manager.update(SandboxDeliveryEntity, { cityId: tx.cityId, id }, { attempts: attempts + 1, dueAt });
    await wake(tx, SANDBOX_QUEUE, dueAt);
  }
  return due;
}

export async function markDelivered(tx: CityTx<'donor'>, id: string, at: Date): Promise<void> {
  await tx.manager.update(SandboxDeliveryEntity, { cityId: tx.cityId, id }, { deliveredAt: at });
}
