import { lockNeeds, releaseNeeds } from '../../needs/index.js';
import type { CityTx } from '../../platform/database/index.js';
import { moveDonations, needsOf, readDonations, type DonationMove } from '../donation.store.js';

/** Ends donations that brought no money and releases what they reserved. */
export async function releaseReservations(
  tx: CityTx<'donor'>,
  moves: readonly Omit<DonationMove, 'reservedNeeds'>[],
  at: Date,
): Promise<void> {
  const donations = await readDonations(
    tx,
    moves.map(({ id }) => id),
  );
  await lockNeeds(tx, needsOf(donations.values()));
  await releaseNeeds(
    tx,
    [...donations.values()].flatMap(({ allocations }) => allocations),
  );
  await moveDonations(
    tx,
    moves.map((each) => ({ ...each, reservedNeeds: donations.get(each.id)?.allocations.length ?? 0 })),
    at,
  );
}
