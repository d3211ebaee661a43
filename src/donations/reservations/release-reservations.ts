import { lockNeeds, releaseNeeds } from '../../needs/index.js';
import type { CityTx } from '../../platform/database/index.js';
import { moveDonations, needsOf, readGifts, type DonationMove } from '../donation.store.js';

/** Ends gifts that brought no money and still hold their needs, and gives these free. */
export async function releaseReservations(tx: CityTx<'donor'>, moves: readonly Omit<DonationMove, 'held'>[], at: Date): Promise<void> {
  const gifts = await readGifts(
    tx,
    moves.map(({ id }) => id),
  );
  await lockNeeds(tx, needsOf(gifts.values()));
  await releaseNeeds(
    tx,
    [...gifts.values()].flatMap(({ lines }) => lines),
  );
  await moveDonations(
    tx,
    moves.map((each) => ({ ...each, held: gifts.get(each.id)?.lines.length ?? 0 })),
    at,
  );
}
