import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { writeMessage } from '../src/payments/providers/sandbox/domain/sandbox-message.js';
import { sign } from '../src/payments/providers/timestamp-signature.js';
import type { Answer, Caller } from './open-loop.js';
import { SECRET } from './world.js';

export interface Shop {
  readonly caller: Caller;
  readonly url: string;
  readonly slug: string;
  readonly accountId: string;
}

export interface OneGift {
  readonly line: { readonly needId?: string; readonly choice?: string };
  /** Minor units, whole units of money. */
  readonly amount: bigint;
  readonly ifFilled: 'next' | 'refund';
  /** Its number: another network each. */
  readonly donor: number;
  /** Milliseconds from the checkout to the provider's word. */
  readonly pause: number;
  /** How often the provider says it. */
  readonly copies: number;
  /** When it should have begun. */
  readonly due: number;
}

export interface Given {
  readonly startTook: number;
  readonly webhooksTook: readonly number[];
  /** Why it was not begun, as the API answers. */
  readonly refused?: { readonly status: number; readonly body: string };
  /** The provider's word was not taken for now, so many times. */
  readonly again: number;
  /** The last answer to the provider's word, where it was never taken. */
  readonly failed?: number;
}

/** A provider says its word so often at the most, and waits a second in between. */
const TRIES = 8;
const BETWEEN = 1000;

/** One donor: starts over the API; then the provider's signed word that it was paid, by the provider's own reference. */
export async function giveOnce({ caller, url, slug, accountId }: Shop, gift: OneGift): Promise<Given> {
  const { line, amount, ifFilled, donor, due } = gift;
  const body = JSON.stringify({ lines: [{ ...line, amount: { amount: `${amount / 100n}.00`, currency: 'TRY' } }], ifFilled });
  const from = { 'x-forwarded-for': `10.${donor & 255}.${(donor >> 8) & 255}.1` };
  const started = await caller.post(`${url}/api/v1/${slug}/donations`, from, body, due);
  if (started.status !== 201) return { startTook: started.took, webhooksTook: [], again: 0, refused: started };
  const reference = (JSON.parse(started.body) as { redirectUrl: string }).redirectUrl.split('/').at(-1) ?? '';
  await sleep(gift.pause);
  const at = new Date();
  const told = {
    eventId: `evt_${randomUUID()}`,
    type: 'payment.captured',
    at,
    mode: 'test',
    reference,
    paymentId: 'unsaid',
    amount,
    currency: 'TRY',
  } as const;
  const message = writeMessage(told);
  const answers: Answer[] = [];
  for (let copy = 0; copy < gift.copies; copy += 1) {
    for (let said = 0; said < TRIES; said += 1) {
      if (said > 0) await sleep(BETWEEN);
      const signature = { 'sandbox-signature': sign(SECRET, message, new Date()) };
      const answer = await caller.post(`${url}/webhooks/sandbox/${accountId}`, signature, message);
      answers.push(answer);
      if (answer.status === 200) break;
    }
  }
  const last = answers.at(-1)?.status;
  const failed = last === 200 ? undefined : last;
  const again = answers.filter(({ status }) => status !== 200).length;
  return { startTook: started.took, webhooksTook: answers.map(({ took }) => took), again, ...(failed === undefined ? {} : { failed }) };
}
