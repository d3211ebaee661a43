import fc from 'fast-check';
import { type Bank, moods } from './bank.js';
import type { CityModel, ModelGift } from './city-model.js';
import { type Command, Deed, pick } from './deed.js';
import { askAndRelease } from './desk.js';
import type { ModelCity } from './model-city.js';
import { loseDispute, refundByDesk } from './take-back-model.js';

const index = fc.nat(30);
const inState = (model: Readonly<CityModel>, ...states: ModelGift['status'][]): ModelGift[] =>
  model.gifts.filter(({ status }) => states.includes(status));
const captured = (model: Readonly<CityModel>): ModelGift[] => inState(model, 'received', 'refunded', 'disputed');

const about = ({ paymentId, amount }: ModelGift) => ({ paymentId, amount, object: `money-${paymentId}` });
const tell = (real: ModelCity, gift: ModelGift, kind: 'captured' | 'failed' | 'expired', eventId?: string): Promise<void> =>
  real.tell(gift.accountId, { kind, ...about(gift) }, eventId);

function onGift(
  name: string,
  states: ModelGift['status'][],
  act: (model: CityModel, real: ModelCity, gift: ModelGift) => Promise<unknown>,
): fc.Arbitrary<Command> {
  return index.map(
    (given) =>
      new Deed(
        name,
        given,
        (model) => inState(model, ...states).length > 0,
        async (model, real, at) => {
          const gift = pick(inState(model, ...states), at);
          return gift && (await act(model, real, gift));
        },
      ),
  );
}

const capture = async (model: CityModel, real: ModelCity, gift: ModelGift): Promise<void> => {
  await tell(real, gift, 'captured', `captured-${gift.paymentId}`);
  model.capture([gift], real.now);
};

export const abandoning = onGift('abandon', ['pending'], async (model, real, gift) => {
  const to = model.gifts.indexOf(gift) % 2 === 0 ? ('failed' as const) : ('expired' as const);
  await tell(real, gift, to);
  model.release(gift, to);
});

/** The same event again, and the same news by another event; also news that came too late to mean anything. */
export const copying = onGift('copy', ['received', 'refunded', 'disputed'], async (_, real, gift) => {
  await tell(real, gift, 'captured', `captured-${gift.paymentId}`);
  await tell(real, gift, 'captured');
  await tell(real, gift, 'failed');
});

export const together = fc.uniqueArray(index, { minLength: 2, maxLength: 4 }).map(
  (given) =>
    new Deed(
      'capture, in one batch',
      given,
      (model) => inState(model, 'pending', 'failed', 'expired').length > 1,
      async (model, real, at) => {
        const waiting = inState(model, 'pending', 'failed', 'expired');
        const gifts = [...new Set(at.flatMap((each) => pick(waiting, each) ?? []))];
        for (const gift of gifts) await tell(real, gift, 'captured', `captured-${gift.paymentId}`);
        model.capture(gifts, real.now);
      },
    ),
);

export const refunding = fc.record({ at: index, part: fc.constantFrom(1, 2, 3), mood: fc.constantFrom(...moods) }).map(
  (given) =>
    new Deed(
      'refund',
      given,
      (model) => captured(model).length > 0,
      async (model, real, { at, part, mood }) => {
        const gift = pick(captured(model), at);
        if (!gift) return undefined;
        real.bank.mood = mood;
        const amount = gift.amount / BigInt(part) || 1n;
        const asked = await askAndRelease(real, gift, amount);
        return asked && refundByDesk(model, gift, amount, real.now) ? 'refund' : 'refund, refused';
      },
    ),
);

type News = 'refunded' | 'refund_failed';
/** What the bank had promised arrives, or comes back; also what it had sent may come back after weeks. */
const spokenOf = ({ promised, sent }: Bank, kind: News) => [...promised, ...(kind === 'refunded' ? [] : sent)];

const refundNews = (name: string, kind: News): fc.Arbitrary<Command> =>
  index.map(
    (given) =>
      new Deed(
        name,
        given,
        ({ bank }) => spokenOf(bank, kind).length > 0,
        async (model, real, at) => {
          const { bank } = real;
          const news = pick(spokenOf(bank, kind), at);
          if (!news) return undefined;
          const [refundId, { paymentId, amount }] = news;
          const gift = model.gifts.find((each) => each.paymentId === paymentId);
          if (!gift) throw new Error('a refund of no gift');
          await real.tell(gift.accountId, { kind, paymentId, amount, refundId });
          if (kind === 'refunded') bank.send(refundId, { paymentId, amount });
          else bank.fail(refundId, { paymentId, amount });
        },
      ),
  );

export const disputing = fc.record({ at: index, part: fc.constantFrom(1, 1, 2), warned: fc.boolean() }).map(
  (given) =>
    new Deed(
      'dispute',
      given,
      (model) => captured(model).some(({ dispute }) => !dispute),
      async (model, real, { at, part, warned }) => {
        const gift = pick(
          captured(model).filter(({ dispute }) => !dispute),
          at,
        );
        if (!gift) return undefined;
        const amount = gift.amount / BigInt(part) || 1n;
        const object = `dispute-${gift.paymentId}`;
        if (warned) await real.tell(gift.accountId, { kind: 'dispute_warned', ...about(gift), amount, object });
        await real.tell(gift.accountId, { kind: 'dispute_opened', ...about(gift), amount, object, fee: 150n });
        gift.dispute = { reference: object, amount, status: 'opened' };
        if (gift.status === 'received') gift.status = 'disputed';
      },
    ),
);

export const deciding = fc.record({ at: index, to: fc.constantFrom('won' as const, 'lost' as const) }).map(
  (given) =>
    new Deed(
      'dispute decided',
      given,
      (model) => model.gifts.some(({ dispute }) => dispute?.status === 'opened'),
      async (model, real, { at, to }) => {
        const gift = pick(
          model.gifts.filter(({ dispute }) => dispute?.status === 'opened'),
          at,
        );
        if (!gift?.dispute) return undefined;
        const { amount, reference } = gift.dispute;
        await real.tell(gift.accountId, { kind: `dispute_${to}`, ...about(gift), amount, object: reference });
        gift.dispute.status = to;
        if (to === 'won' && gift.status === 'disputed') gift.status = 'received';
        if (to === 'lost') loseDispute(model, gift, amount, real.now);
        return `dispute decided, ${to}`;
      },
    ),
);

export const capturing = onGift('capture', ['pending'], capture);
export const capturingLate = onGift('late capture', ['failed', 'expired'], capture);
export const arriving = refundNews('refund arrives', 'refunded');
export const failing = refundNews('failed refund', 'refund_failed');
