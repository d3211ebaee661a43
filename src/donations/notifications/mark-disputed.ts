import { Any } from 'typeorm';
import { assert } from '../../kernel/assert.js';
import type { DonationId } from '../../kernel/ids.js';
import { move, type CityTx } from '../../platform/database/index.js';
import { donationLifecycle } from '../domain/donation.js';
import { DonationEntity } from '../donation.entity.js';

/**
 * Donations whose money is disputed, and those whose dispute was won: these are received again. A refunded donation stays refunded, and one that is
 * there already, by another dispute of its payment, stays there.
 */
export async function markDisputed(tx: CityTx<'donor'>, disputed: readonly DonationId[], won: readonly DonationId[]): Promise<void> {
  await mark(tx, disputed, 'received', 'disputed');
  await mark(tx, won, 'disputed', 'received');
}

type Mark = 'received' | 'disputed';

async function mark(tx: CityTx<'donor'>, donations: readonly DonationId[], from: Mark, to: Mark): Promise<void> {
  const ids = [...new Set(donations)];
  if (ids.length === 0) return;
  const moved = await move(tx, DonationEntity, donationLifecycle, to, { id: Any(ids), status: from });
  // Among those that are there now are the moved ones themselves.
  const there = await tx.manager.countBy(DonationEntity, { cityId: tx.cityId, id: Any(ids), status: Any([to, 'refunded']) });
  assert(moved <= there && there === ids.length, `a donation that could not become ${to}`);
}
