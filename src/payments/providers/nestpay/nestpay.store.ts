import { Between } from 'typeorm';
import type { ProviderAccountId } from '../../../kernel/ids.js';
import { Refusal } from '../../../kernel/refusal.js';
import { type CityCipher, type FieldBinding, sealedField } from '../../../platform/crypto/index.js';
import type { CityTx } from '../../../platform/database/index.js';
import { PaymentEntity } from '../../payment.entity.js';
import type { CheckoutRequest } from '../provider.js';
import { NestpayCheckoutEntity } from './nestpay-checkout.entity.js';

const place = (oid: string): FieldBinding => sealedField(NestpayCheckoutEntity, 'returnUrl', oid);
const OID = /^[0-9a-f]{32}$/;

/**
 * Keeps a checkout and gives its oid. It is made from the account's and the payment's ids by the city's index key: nobody else can guess it,
 * and the same payment has the same one, however often it is asked for.
 */
export async function openCheckout(
  tx: CityTx<'donor'>,
  cipher: CityCipher,
  accountId: ProviderAccountId,
  { paymentId, amount, language, returnUrl, expiresAt }: CheckoutRequest,
  now: Date,
): Promise<string> {
  const oid = cipher.index('bank_order', `${accountId}/${paymentId}`).toString('hex').slice(0, 32);
  const { minor, currency } = amount;
  const sealed = cipher.seal(returnUrl, place(oid));
  await tx.manager
    .createQueryBuilder()
    .insert()
    .into(NestpayCheckoutEntity)
    .values({
      ...{ cityId: tx.cityId, oid, accountId, paymentId, currency, amount: minor },
      ...{ language, returnUrl: sealed, createdAt: now, expiresAt },
    })
    .orIgnore()
    .execute();
  return oid;
}

/** @throws Refusal not_found, the same for an oid of another shape */
export async function findCheckout(tx: CityTx<'donor'>, oid: string): Promise<NestpayCheckoutEntity> {
  const checkout = OID.test(oid) ? await tx.manager.findOne(NestpayCheckoutEntity, { where: { cityId: tx.cityId, oid } }) : null;
  if (!checkout) throw new Refusal('not_found');
  return checkout;
}

/** The donor's own page of a checkout. */
export function wayBack(cipher: CityCipher, { oid, returnUrl }: NestpayCheckoutEntity): string {
  return cipher.open(returnUrl, place(oid));
}

/** Whether a payment may still be made: not paid, declined or lapsed. A payment that is not ours yet may. */
export async function mayBePaid(tx: CityTx<'donor'>, { paymentId }: NestpayCheckoutEntity): Promise<boolean> {
  const payment = await tx.manager.findOne(PaymentEntity, { where: { cityId: tx.cityId, id: paymentId } });
  return payment === null || payment.status === 'created' || payment.status === 'pending';
}

/** Checkouts of an account begun in [from, to). */
export async function checkoutsBegun(
  tx: CityTx<'donor'>,
  accountId: ProviderAccountId,
  from: Date,
  to: Date,
): Promise<NestpayCheckoutEntity[]> {
  const createdAt = Between(from, new Date(to.getTime() - 1));
  return tx.manager.find(NestpayCheckoutEntity, { where: { cityId: tx.cityId, accountId, createdAt }, order: { createdAt: 'ASC' } });
}

/** A checkout of this account; undefined for what the account did not begin. */
export async function checkoutOf(
  tx: CityTx<'donor'>,
  accountId: ProviderAccountId,
  oid: string,
): Promise<NestpayCheckoutEntity | undefined> {
  if (!OID.test(oid)) return undefined;
  return (await tx.manager.findOne(NestpayCheckoutEntity, { where: { cityId: tx.cityId, accountId, oid } })) ?? undefined;
}
