import fc from 'fast-check';
import type { NeedKind } from '../../../src/cities/index.js';
import { accounts, post } from '../../../src/ledger/index.js';
import { isRefusal } from '../../../src/kernel/refusal.js';
import { markPaid, readChoice, withdrawNeed, writeChoice, type Choice } from '../../../src/needs/index.js';
import type { CityModel, ModelNeed } from './city-model.js';
import { type Command, count, Deed, pick } from './deed.js';
import { passTime } from './days-model.js';
import { publish, start } from './history.js';
import { PACKAGE, PART } from './model-city.js';

const index = fc.nat(30);
const ifFilled = fc.constantFrom('next' as const, 'refund' as const);
const openNeeds = (model: Readonly<CityModel>): ModelNeed[] => [...model.needs.values()].filter(({ status }) => status === 'open');

const billAmount = fc.oneof(fc.integer({ min: 800, max: 1_200 }), fc.integer({ min: 2_200, max: 2_800 }));
export const many = fc.array(billAmount, { minLength: 7, maxLength: 12 });
interface Published {
  readonly kind: NeedKind;
  readonly code: 'water' | 'gas';
  readonly amounts: readonly number[];
  readonly same: boolean;
  readonly urgent: boolean;
  readonly days: number;
}

/** Whole days until the last one on which a need can be given to. */
export const days = fc.constantFrom(0, 1, 1, 2);

const published = fc.record({
  kind: fc.constantFrom('bill' as const, 'bill' as const, 'package' as const, 'cash' as const),
  code: fc.constantFrom('water' as const, 'water' as const, 'gas' as const),
  amounts: fc.array(billAmount, { minLength: 1, maxLength: 12 }),
  same: fc.boolean(),
  urgent: fc.boolean(),
  days,
});

export const publishOf = (given: Published): Command =>
  new Deed(
    'publish',
    given,
    () => true,
    async (model, real, { kind, code, amounts, same, urgent, days }) => {
      const first = amounts[0] ?? 1_000;
      const bills = amounts.map((amount) => BigInt(same ? first : amount));
      const parts = amounts.map((amount) => BigInt(1 + (amount % 4)) * PART);
      const priced = kind === 'bill' ? bills : kind === 'cash' ? parts : amounts.map(() => PACKAGE);
      await publish(model, real, { kind, code, amounts: priced, urgent, days });
    },
  );
export const publishing = published.map(publishOf);

export const withdrawing = index.map(
  (given) =>
    new Deed(
      'withdraw',
      given,
      (model) => openNeeds(model).length > 0,
      async (model, real, at) => {
        const need = pick(openNeeds(model), at);
        if (!need) return undefined;
        const free = need.reserved === 0n && need.funded === 0n;
        try {
          await real.world.as('casework', (tx) => withdrawNeed(tx, need.id));
          expect(free).toBe(true);
          need.status = 'withdrawn';
          return 'withdraw';
        } catch (error) {
          if (!isRefusal(error, 'wrong_state')) throw error;
          expect(free).toBe(false);
          return 'withdraw, refused';
        }
      },
    ),
);

/** Some bills one by one, each in part or whole, or a little more than there is. */
export const startingNeeds = fc
  .record({ on: fc.uniqueArray(index, { minLength: 1, maxLength: 3 }), part: fc.constantFrom(0.3, 0.5, 1, 1, 1.2), ifFilled })
  .map(
    (given) =>
      new Deed(
        'start needs',
        given,
        (model) => model.listing === 'exact' && openNeeds(model).some(({ kind }) => kind === 'bill'),
        async (model, real, { on, part, ifFilled }) => {
          const bills = openNeeds(model).filter(({ kind }) => kind === 'bill');
          const first = pick(bills, on[0] ?? 0);
          const among = model.paths.bill === 'direct' ? bills.filter(({ code }) => code === first?.code) : bills;
          const chosen = new Set(on.flatMap((at) => pick(among, at) ?? []));
          const needs = new Map([...chosen].map(({ id, amount }) => [id, BigInt(Math.max(1, Math.floor(Number(amount) * part)))] as const));
          const started = await start(model, real, { needs, choices: [], ifFilled });
          return `start, ${needs.size > 1 ? 'several needs' : 'a need'}${started === 'refused' ? ', refused' : ''}`;
        },
      ),
  );

/** A choice is made of what waits: the class of some need, all of its code, or all of its kind. */
const choosing = fc.record({
  lines: fc.array(
    fc.record({ on: index, width: fc.constantFrom('class', 'class', 'class', 'code', 'kind'), times: fc.integer({ min: 1, max: 14 }) }),
    {
      minLength: 1,
      maxLength: 3,
    },
  ),
  ifFilled,
});

export const startingChoices = choosing.map(
  (given) =>
    new Deed(
      'start choices',
      given,
      (model) => choosable(model).length > 0,
      async (model, real, given) => {
        const chosen = new Map(given.lines.map(({ on, width, times }) => lineOf(model, on, width, times)));
        const choices = [...chosen].map(([text, amount]) => ({ choice: choiceOf(text), amount }));
        const started = await start(model, real, { needs: new Map(), choices, ifFilled: given.ifFilled });
        return `start, ${choices.length > 1 ? 'several choices' : 'a choice'}${started === 'refused' ? ', refused' : ''}`;
      },
    ),
);

const choosable = (model: Readonly<CityModel>): ModelNeed[] =>
  openNeeds(model).filter(({ kind }) => kind !== 'bill' || model.listing === 'banded');

function lineOf(model: CityModel, on: number, width: string, times: number): readonly [string, bigint] {
  const need = pick(choosable(model), on);
  if (!need) throw new Error('something waits');
  const { kind, code, priceBand } = need;
  const part = kind === 'bill' ? 700n : priceBand;
  const amount = part * BigInt(kind === 'package' ? Math.min(times, 4) : times);
  const whole =
    kind !== 'bill' || width === 'class'
      ? { kind, code, priceBand }
      : { kind, code: width === 'kind' && model.paths.bill !== 'direct' ? '' : code };
  return [writeChoice(whole), amount];
}

function choiceOf(text: string): Choice {
  const choice = readChoice(text);
  if (!choice) throw new Error(`no choice: ${text}`);
  return choice;
}

/** The biller or the bank confirms that a need is paid. */
export const confirming = index.map(
  (given) =>
    new Deed(
      'confirm',
      given,
      (model) => [...model.needs.values()].some(({ status }) => status === 'funded'),
      async (model, real, at) => {
        const need = pick(
          [...model.needs.values()].filter(({ status }) => status === 'funded'),
          at,
        );
        if (!need) return;
        const day = real.world.app.clock.now();
        const owed = model.paths.bill === 'direct' ? accounts.billerReceipts(need.code) : accounts.billerPayable(need.code);
        const credit = need.kind === 'bill' ? owed : accounts.householdPayable;
        await real.world.as('casework', async (tx) => {
          const paid = await markPaid(tx, [{ needId: need.id, paidOn: real.world.city.today(day) }]);
          expect(paid).toEqual([need.id]);
          const postings = [{ debit: accounts.need(need.id), credit, amount: need.amount }];
          await post(tx, [{ side: 'receiving', kind: 'confirm', entryKey: `confirm:${need.id}`, currency: 'TRY', at: day, postings }]);
        });
        need.status = 'paid';
      },
    ),
);

const MINUTE = 60_000;
/** Reservations end after 40 minutes; the steps are such that no sum of them ends within a minute of that, nor of a midnight. */
const jump = (minutes: fc.Arbitrary<number>, days: boolean): fc.Arbitrary<Command> =>
  minutes.map(
    (given) =>
      new Deed(
        'clock jump',
        given,
        () => true,
        async (model, real, minutes) => {
          real.world.app.clock.advance(minutes * MINUTE);
          const { lapsed, ended } = passTime(model, real.world.city, real.world.app.clock.now());
          if (lapsed > 0) count('lapse', lapsed);
          if (ended > 0) count('need ended', ended);
          return `clock jump, ${days ? 'of days' : minutes < 0 ? 'back' : 'of minutes'}`;
        },
      ),
  );
export const jumping = jump(fc.constantFrom(-13, 7, 41, 41, 420), false);
export const toAnotherDay = jump(fc.constantFrom(1_440, 1_440, 2_880, 4_320), true);
