import { Any } from 'typeorm';
import type { MoneyPath } from '../cities/index.js';
import type { Currency } from '../kernel/currency.js';
import type { DonationId, NeedId } from '../kernel/ids.js';
import type { Allocation, Choice } from '../needs/index.js';
import { move, type CityTx } from '../platform/database/index.js';
import { AllocationEntity } from './allocations/allocation.entity.js';
import { allocationLifecycle, donationLifecycle, type IfFilled, unpaidDonationStates } from './domain/donation.js';
import { DonationEntity } from './donation.entity.js';

// Whoever comes here has locked the donations' payments, which guard them.

/** A choice, and how much of the donation is for it, in minor units. */
export type DonationChoice = Choice & { readonly amount: bigint };

export interface Donation {
  readonly id: DonationId;
  readonly currency: Currency;
  readonly amount: bigint;
  readonly language: string;
  readonly email: Buffer | null;
  readonly ifFilled: IfFilled;
  readonly path: MoneyPath;
  /** Its allocations, whatever their status. */
  readonly allocations: readonly Allocation[];
  /** What it chose where no single need is shown. */
  readonly choices: readonly DonationChoice[];
  /** A number to ask about, which opens nothing: the beginning of the link's hash, as on the receipt's page. */
  readonly reference: string;
}

/** Donations with what they chose, in whatever state it is. Raw SQL: 1.7 times as fast as entities, for every donation (`npm run bench:sql`). */
export async function readDonations(tx: CityTx<'donor'>, ids: readonly DonationId[]): Promise<Map<DonationId, Donation>> {
  // The driver reads a bigint alone as bigint, and an array of them as text.
  const rows = await tx.query<
    Omit<Donation, 'allocations' | 'choices'> & { needIds: NeedId[] | null; amounts: string[]; choices: StoredChoice[] | null }
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
       SELECT json_agg(json_build_object('kind', kind, 'code', code, 'priceBand', price_band::text, 'amount', amount::text) ORDER BY line) AS choices
       FROM giving.donation_choice WHERE city_id = $1 AND donation_id = wanted.id
     ) c ON true`,
    [tx.cityId, ids],
  );
  return new Map(
    rows.map(({ needIds, amounts, choices, ...donation }) => [
      donation.id,
      {
        ...donation,
        allocations: (needIds ?? []).map((needId, index) => ({ needId, amount: BigInt(amounts[index] ?? 0) })),
        choices: (choices ?? []).map(asChoice),
      },
    ]),
  );
}

interface StoredChoice {
  readonly kind: Choice['kind'];
  readonly code: string;
  readonly priceBand: string | null;
  readonly amount: string;
}

const asChoice = ({ kind, code, priceBand, amount }: StoredChoice): DonationChoice => ({
  kind,
  code,
  amount: BigInt(amount),
  ...(priceBand === null ? {} : { priceBand: BigInt(priceBand) }),
});

export interface DonationMove {
  readonly id: DonationId;
  readonly to: 'received' | 'refunded' | 'failed' | 'expired';
  /** How many of its allocations are still reserved. */
  readonly reservedNeeds: number;
}

/** Moves unpaid donations, and with them the allocations that are still reserved: to funded where the money came, to released where it did not. */
export async function moveDonations(tx: CityTx<'donor'>, moves: readonly DonationMove[], at: Date): Promise<void> {
  for (const to of new Set(moves.map((each) => each.to))) {
    const own = moves.filter((each) => each.to === to);
    const ids = Any(own.map(({ id }) => id));
    const came = to === 'received' || to === 'refunded';
    const unpaid = came ? { id: ids, status: unpaidDonationStates } : { id: ids };
    const set = came ? { receivedAt: () => 'coalesce(received_at, :at)' } : {};
    await move(tx, DonationEntity, donationLifecycle, to, unpaid, set, { parameters: { at }, count: own.length });
    const reserved = { donationId: ids, status: 'reserved' } as const;
    const count = own.reduce((sum, { reservedNeeds }) => sum + reservedNeeds, 0);
    await move(tx, AllocationEntity, allocationLifecycle, to === 'received' ? 'funded' : 'released', reserved, {}, { count });
  }
}

/** The needs of these donations, each once. */
export const needsOf = (donations: Iterable<Donation>): NeedId[] => [
  ...new Set([...donations].flatMap(({ allocations }) => allocations.map(({ needId }) => needId))),
];
