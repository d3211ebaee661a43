import { Any } from 'typeorm';
import { assert } from '../kernel/assert.js';
import type { MoneyPath } from '../cities/index.js';
import type { Currency } from '../kernel/currency.js';
import type { DonationId, NeedId } from '../kernel/ids.js';
import { type Choice, lockNeeds, releaseNeeds } from '../needs/index.js';
import type { CityTx } from '../platform/database/index.js';
import { AllocationEntity } from './allocations/allocation.entity.js';
import type { DonationStatus, IfFilled } from './domain/donation.js';
import type { NeedShare } from './domain/place-gift.js';
import { DonationEntity } from './donation.entity.js';

// Whoever comes here has locked the gifts' payments, which guard them.

/** A choice, and how much of the gift is for it, in minor units. */
export type GiftChoice = Choice & { readonly amount: bigint };

export interface Gift {
  readonly id: DonationId;
  readonly currency: Currency;
  readonly amount: bigint;
  readonly language: string;
  readonly email: Buffer | null;
  readonly ifFilled: IfFilled;
  readonly path: MoneyPath;
  /** The needs that it holds or held. */
  readonly lines: readonly NeedShare[];
  /** What it chose where no single need is shown. */
  readonly choices: readonly GiftChoice[];
  /** A number to ask about, which opens nothing: the beginning of the link's hash, as on the receipt's page. */
  readonly reference: string;
}

/** Gifts with what they chose, in whatever state it is. Raw SQL: 1.7 times as fast as entities, for every gift (`npm run bench:sql`). */
export async function readGifts(tx: CityTx<'donor'>, ids: readonly DonationId[]): Promise<Map<DonationId, Gift>> {
  // The driver reads a bigint alone as bigint, and an array of them as text.
  const rows = await tx.query<
    Omit<Gift, 'lines' | 'choices'> & { needIds: NeedId[] | null; amounts: string[]; choices: StoredChoice[] | null }
  >(
    `SELECT d.id, d.currency, d.amount, d.language, d.email, d.if_filled AS "ifFilled", d.path,
            upper(encode(substring(d.token_hash FOR 5), 'hex')) AS reference, a.need_ids AS "needIds", a.amounts, c.choices
     FROM unnest($2::uuid[]) AS wanted (id)
     JOIN giving.donation d ON d.city_id = $1 AND d.id = wanted.id
     JOIN LATERAL (
       SELECT array_agg(need_id ORDER BY need_id) AS need_ids, array_agg(amount ORDER BY need_id) AS amounts
       FROM giving.allocation WHERE city_id = $1 AND donation_id = wanted.id
     ) a ON true
     JOIN LATERAL (
       SELECT json_agg(json_build_object('kind', kind, 'code', code, 'band', band::text, 'amount', amount::text) ORDER BY line) AS choices
       FROM giving.donation_choice WHERE city_id = $1 AND donation_id = wanted.id
     ) c ON true`,
    [tx.cityId, ids],
  );
  return new Map(
    rows.map(({ needIds, amounts, choices, ...gift }) => [
      gift.id,
      {
        ...gift,
        lines: (needIds ?? []).map((needId, index) => ({ needId, amount: BigInt(amounts[index] ?? 0) })),
        choices: (choices ?? []).map(asChoice),
      },
    ]),
  );
}

interface StoredChoice {
  readonly kind: Choice['kind'];
  readonly code: string;
  readonly band: string | null;
  readonly amount: string;
}

const asChoice = ({ kind, code, band, amount }: StoredChoice): GiftChoice => ({
  kind,
  code,
  amount: BigInt(amount),
  ...(band === null ? {} : { band: BigInt(band) }),
});

export interface DonationMove {
  readonly id: DonationId;
  readonly to: DonationStatus;
}

/** Moves gifts, and with them the allocations that are still reserved: to funded where the money came, to released where it did not. */
export async function moveDonations(tx: CityTx<'donor'>, moves: readonly DonationMove[], at: Date): Promise<void> {
  const city = { cityId: tx.cityId };
  for (const to of new Set(moves.map((move) => move.to))) {
    const ids = Any(moves.filter((move) => move.to === to).map(({ id }) => id));
    const came = to === 'received' || to === 'refunded';
    const { affected } = await tx.manager
      .createQueryBuilder()
      .update(DonationEntity)
      .set({ status: to, ...(came ? { receivedAt: () => 'coalesce(received_at, :at)' } : {}) })
      .where({ ...city, id: ids })
      .setParameters({ at })
      .execute();
    assert(affected === ids.value.length, 'a gift was moved that is not there');
    const status = to === 'received' ? 'funded' : 'released';
    await tx.manager.update(AllocationEntity, { ...city, donationId: ids, status: 'reserved' }, { status });
  }
}

/** Writes where a late gift went: rows that were released are funded with what they got, further needs get rows of their own. */
export async function fundAllocations(
  tx: CityTx<'donor'>,
  parts: readonly (NeedShare & { donationId: DonationId; currency: Currency })[],
): Promise<void> {
  if (parts.length === 0) return;
  const rows = parts.map((part) => ({ ...part, cityId: tx.cityId, status: 'funded' as const }));
  await tx.manager
    .createQueryBuilder()
    .insert()
    .into(AllocationEntity)
    .values(rows)
    .orUpdate(['status', 'amount'], ['city_id', 'donation_id', 'need_id'])
    .updateEntity(false)
    .execute();
}

/** Writes where a part of a gift went that was with another need: what it has with a need already is added to. */
export async function addToAllocations(
  tx: CityTx<'donor'>,
  { id: donationId, currency }: Pick<Gift, 'id' | 'currency'>,
  parts: readonly NeedShare[],
): Promise<void> {
  const has = await tx.manager.findBy(AllocationEntity, { cityId: tx.cityId, donationId, status: 'funded' });
  await fundAllocations(
    tx,
    parts.map(({ needId, amount }) => ({
      donationId,
      currency,
      needId,
      amount: amount + (has.find((each) => each.needId === needId)?.amount ?? 0n),
    })),
  );
}

/** The needs of these gifts, each once. */
export const needsOf = (gifts: Iterable<Gift>): NeedId[] => [
  ...new Set([...gifts].flatMap(({ lines }) => lines.map(({ needId }) => needId))),
];

/** Ends gifts that brought no money, and gives their needs free. */
export async function giveBack(tx: CityTx<'donor'>, moves: readonly DonationMove[], at: Date): Promise<void> {
  const gifts = await readGifts(
    tx,
    moves.map(({ id }) => id),
  );
  await lockNeeds(tx, needsOf(gifts.values()));
  await releaseNeeds(
    tx,
    [...gifts.values()].flatMap(({ lines }) => lines),
  );
  await moveDonations(tx, moves, at);
}
