import { Any } from 'typeorm';
import type { DonationId } from '../../kernel/ids.js';
import type { CityTx } from '../../platform/database/index.js';
import { DonationEntity } from '../donation.entity.js';

/** Gifts whose money is disputed, and those whose dispute was won: these are received again. A refunded gift stays refunded. */
export async function markDisputed(tx: CityTx<'donor'>, disputed: readonly DonationId[], won: readonly DonationId[]): Promise<void> {
  const move = async (ids: readonly DonationId[], from: 'received' | 'disputed', to: 'received' | 'disputed'): Promise<void> => {
    if (ids.length === 0) return;
    await tx.manager.update(DonationEntity, { cityId: tx.cityId, id: Any([...ids]), status: from }, { status: to });
  };
  await move(disputed, 'received', 'disputed');
  await move(won, 'disputed', 'received');
}
