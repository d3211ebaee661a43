import { Money } from '../../../src/kernel/money.js';
import { isRefusal } from '../../../src/kernel/refusal.js';
import { RequestRefund, DecideRefund } from '../../../src/payments/index.js';
import type { ModelGift } from './city-model.js';
import type { ModelCity } from './model-city.js';
import { testPerson } from '../../support/index.js';

const ASKING = testPerson('Asking Example');
const DECIDING = testPerson('Deciding Example');

/** One person of the desk asks for a refund and another releases it. @returns false when the desk could not even ask */
export async function askAndRelease(real: ModelCity, gift: ModelGift, amount: bigint): Promise<boolean> {
  const { app, city } = real.world;
  try {
    const wish = { paymentId: gift.paymentId, amount: Money.of(amount, 'TRY'), reason: 'example' };
    const id = await app.get(RequestRefund).run(city, wish, ASKING);
    await app.get(DecideRefund).run(city, id, 'release', DECIDING);
    return true;
  } catch (error) {
    if (isRefusal(error, 'refund_over_rest') || isRefusal(error, 'wrong_state')) return false;
    throw error;
  }
}
