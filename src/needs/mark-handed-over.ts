import type { NeedId } from '../kernel/ids.js';
import type { CityTx } from '../platform/database/index.js';
import { NeedEntity } from './need.entity.js';

/**
 * Keeps a funded need's money with it: its household has what it was for, though a second person has still to say so.
 * @returns false when it is not funded, or no longer: the gift went back
 */
export async function markHandedOver(tx: CityTx<'casework'>, needId: NeedId): Promise<boolean> {
  const funded = { cityId: tx.cityId, id: needId, status: 'funded' as const };
  return (await tx.manager.update(NeedEntity, funded, { handedOver: true })).affected === 1;
}
