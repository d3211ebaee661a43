import { lockNeeds, releaseNeeds } from '../../needs/index.js';
import type { CityTx } from '../../platform/database/index.js';
import { moveDonations, needsOf, readDonations, type DonationMove } from '../donation.store.js';

/** Ends donations that brought no money and still hold their needs, and gives these free. */
export async function releaseReservations(tx: CityTx<'donor'>, moves: readonly Omit<DonationMove, 'held'>[], at: Date): Promise<void> {
  const donations = await readDonations(
    tx,
    moves.map(({ id }) => id),
  );
  await lockNeeds(tx, needsOf(donations.values()));
  await releaseNeeds(
    tx,
    [...donations.values()].flatMap(({ lines }) => lines),
  );
  await moveDonations(
    tx,
    moves.map((each) => ({ ...each, held: donations.get(each.id)?.lines.length ?? 0 })),
    at,
  );
}
