import type { MoneyPath } from '../cities/index.js';
import type { Currency } from '../kernel/currency.js';
import type { DonationId, NeedId } from '../kernel/ids.js';
import { type Choice, lockNeeds, releaseNeeds } from '../needs/index.js';
import type { CityTx } from '../platform/database/index.js';
import type { DonationStatus, IfFilled } from './domain/donation.js';
import type { NeedShare } from './domain/place-gift.js';

// Raw SQL: a batch of gifts in one statement each. Whoever comes here has locked the gifts' payments, which guard them.

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
  readonly choices: readonly Choice[];
  /** A number to ask about, which opens nothing: the beginning of the link's hash, as on the receipt's page. */
  readonly reference: string;
}

/** Gifts with what they chose, in whatever state it is. */
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
       SELECT json_agg(json_build_object('kind', kind, 'code', code, 'band', band::text) ORDER BY line) AS choices
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
}

const asChoice = ({ kind, code, band }: StoredChoice): Choice => ({ kind, code, ...(band === null ? {} : { band: BigInt(band) }) });

export interface DonationMove {
  readonly id: DonationId;
  readonly to: DonationStatus;
}

/** Moves gifts, and with them the allocations that are still reserved: to funded where the money came, to released where it did not. */
export async function moveDonations(tx: CityTx<'donor'>, moves: readonly DonationMove[], at: Date): Promise<void> {
  if (moves.length === 0) return;
  await tx.query(
    `WITH move AS (SELECT * FROM unnest($2::uuid[], $3::text[]) AS move (id, status)),
     moved AS (
       UPDATE giving.donation d SET status = move.status,
              received_at = CASE WHEN move.status IN ('received', 'refunded') THEN coalesce(d.received_at, $4) ELSE d.received_at END
       FROM move WHERE d.city_id = $1 AND d.id = move.id RETURNING 1
     ), allocated AS (
       UPDATE giving.allocation a SET status = CASE WHEN move.status = 'received' THEN 'funded' ELSE 'released' END
       FROM move WHERE a.city_id = $1 AND a.donation_id = move.id AND a.status = 'reserved'
     )
     SELECT shared.demand(count(*) = cardinality($2::uuid[]), 'wrong_state') FROM moved`,
    [tx.cityId, moves.map(({ id }) => id), moves.map(({ to }) => to), at],
  );
}

/** Writes where a late gift went: rows that were released are funded with what they got, further needs get rows of their own. */
export async function fundAllocations(
  tx: CityTx<'donor'>,
  parts: readonly (NeedShare & { donationId: DonationId; currency: Currency })[],
): Promise<void> {
  if (parts.length === 0) return;
  await tx.query(
    `INSERT INTO giving.allocation (city_id, donation_id, need_id, status, currency, amount)
     SELECT $1, part.donation_id, part.need_id, 'funded', part.currency, part.amount
     FROM unnest($2::uuid[], $3::uuid[], $4::text[], $5::bigint[]) AS part (donation_id, need_id, currency, amount)
     ON CONFLICT (city_id, donation_id, need_id) DO UPDATE SET status = 'funded', amount = EXCLUDED.amount`,
    [
      tx.cityId,
      parts.map(({ donationId }) => donationId),
      parts.map(({ needId }) => needId),
      parts.map(({ currency }) => currency),
      parts.map(({ amount }) => amount),
    ],
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
