import { createHash } from 'node:crypto';
import type { NeedId, PaymentId, ProviderAccountId } from '../../../src/kernel/ids.js';
import { localDate } from '../../../src/kernel/local-date.js';
import { Money } from '../../../src/kernel/money.js';
import { isRefusal } from '../../../src/kernel/refusal.js';
import { StartDonation, type BasketLine } from '../../../src/donations/index.js';
import { publishNeeds, type Choice, type NewNeed } from '../../../src/needs/index.js';
import type { NeedKind } from '../../../src/cities/index.js';
import type { CityModel, ModelGift, ModelNeed, Parts } from './city-model.js';
import { PACKAGE, PART, type ModelCity } from './model-city.js';

const money = (minor: bigint): Money => Money.of(minor, 'TRY');
const HOUR = 3_600_000;
const DAY = 24 * HOUR;

export interface Listed {
  readonly kind: NeedKind;
  readonly code: 'water' | 'gas';
  readonly amounts: readonly bigint[];
  readonly urgent: boolean;
  readonly days: number;
}

/** What a case worker's deed puts on the list. */
export async function publish(model: CityModel, real: ModelCity, { kind, code, amounts, urgent, days }: Listed): Promise<void> {
  const { city, app } = real.world;
  const publishedOn = city.today(app.clock.now());
  const needs = amounts.map((amount, at): NewNeed => ({
    id: idOf(model.needs.size + at, amount),
    kind,
    amount: money(amount),
    billerCode: kind === 'bill' ? code : null,
    ...(kind === 'package' ? { packageCode: 'family' } : {}),
    district: null,
    dueOn: kind === 'bill' ? localDate('2026-12-15') : null,
    ...(urgent ? { cutOffOn: localDate('2026-12-20') } : {}),
    // Every other one a day later: so that there is somewhere to go on to when the first of them end.
    fundableUntil: new Date(real.now + (days + (at % 2)) * DAY + 6 * HOUR),
    publishedOn,
  }));
  await real.world.as('casework', (tx) => publishNeeds(tx, city, needs));
  for (const { id, amount, fundableUntil } of needs) {
    const need: ModelNeed = {
      id,
      kind,
      code: kind === 'bill' ? code : kind === 'package' ? 'family' : '',
      priceBand: kind === 'bill' ? bandOf(amount.minor) : kind === 'package' ? PACKAGE : PART,
      amount: amount.minor,
      order: [urgent ? '2026-12-20' : 'infinity', publishedOn, id].join(' '),
      fundableUntil: fundableUntil.getTime(),
      status: 'open',
      reserved: 0n,
      funded: 0n,
    };
    model.needs.set(id, need);
  }
}

/** As good as random, and the same when the history is run again: needs of one day stand in the order of their ids. */
function idOf(at: number, amount: bigint): NeedId {
  const hex = createHash('sha256').update(`${at}/${amount}`).digest('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20, 32)].join('-') as NeedId;
}

/** The round prices of the amounts that the histories use. */
export const bandOf = (amount: bigint): bigint => (amount < 1_580n ? 1_000n : 2_500n);

export interface Wish {
  readonly needs: ReadonlyMap<NeedId, bigint>;
  readonly choices: readonly { readonly choice: Choice; readonly amount: bigint }[];
  readonly ifFilled: 'next' | 'refund';
}

/** Starts a gift, and has the model hold what it should; or has it refused, and nothing moved. */
export async function start(model: CityModel, real: ModelCity, { needs, choices, ifFilled }: Wish): Promise<'started' | 'refused'> {
  const now = real.now;
  const lines: BasketLine[] = [
    ...[...needs].map(([needId, amount]) => ({ needId, amount: money(amount) })),
    ...choices.map(({ choice, amount }) => ({ choice, amount: money(amount) })),
  ];
  const fits = model.canHold(needs, now);
  try {
    const wish = { lines, language: 'en', ifFilled, returnUrl: 'https://city.example/back' };
    const { donationId } = await real.world.app.get(StartDonation).run(real.world.city, wish);
    expect(fits).toBe(true);
    const held: Parts = new Map(needs);
    for (const [id, part] of needs) model.need(id).reserved += part;
    for (const [id, part] of model.hold(choices, now)) held.set(id, part);
    const [payment] = await real.world.rows<{
      id: PaymentId;
      accountId: ProviderAccountId;
      amount: bigint;
      path: ModelGift['path'];
      biller: string | null;
    }>(
      `SELECT p.id, p.account_id AS "accountId", p.amount, d.path, a.biller_code AS biller FROM giving.payment p
       JOIN giving.donation d ON d.city_id = p.city_id AND d.id = p.donation_id
       JOIN giving.provider_account a ON a.city_id = p.city_id AND a.id = p.account_id WHERE p.city_id = $1 AND p.donation_id = $2`,
      donationId,
    );
    if (!payment) throw new Error('a started gift has a payment');
    const { id: paymentId, ...facts } = payment;
    const reservedUntil = now + real.world.city.limits.reservationMinutes * 60_000;
    const empty = { placed: new Map<NeedId, bigint>(), returned: 0n, refunded: 0n, status: 'pending' as const };
    model.gifts.push({ id: donationId, paymentId, ...facts, ifFilled, lines: needs, choices, reservedUntil, held, ...empty });
    return 'started';
  } catch (error) {
    if (!isRefusal(error)) throw error;
    // Refused: one thing at least could not be held, and the comparison after this step shows that nothing moved.
    if (choices.length === 0) expect(fits).toBe(false);
    return 'refused';
  }
}
