import { In, IsNull, Not } from 'typeorm';
import type { NeedId } from '../kernel/ids.js';
import type { CityTx } from '../platform/database/index.js';
import { HandoverEntity } from './handover.entity.js';

type Tx = CityTx<'casework'>;
export type ProposedHandover = Omit<HandoverEntity, 'cityId' | 'confirmedBy' | 'confirmedAt'>;

/** Writes a handover down, in place of an earlier proposal for the same need. @returns false where that one is confirmed already */
export async function proposeHandover(tx: Tx, handover: ProposedHandover): Promise<boolean> {
  const { needId, supportId: _, ...change } = handover;
  const fresh = { ...handover, cityId: tx.cityId };
  const added = await tx.manager.createQueryBuilder().insert().into(HandoverEntity).values(fresh).orIgnore().returning('id').execute();
  if ((added.raw as unknown[]).length > 0) return true;
  const { affected } = await tx.manager.update(HandoverEntity, { cityId: tx.cityId, needId, confirmedBy: IsNull() }, change);
  return affected === 1;
}

export async function lockHandover(tx: Tx, id: string): Promise<HandoverEntity | null> {
  return tx.manager.findOne(HandoverEntity, { where: { cityId: tx.cityId, id }, lock: { mode: 'pessimistic_write' } });
}

export async function markConfirmed(tx: Tx, id: string, confirmedBy: string, confirmedAt: Date): Promise<void> {
  await tx.manager.update(HandoverEntity, { cityId: tx.cityId, id }, { confirmedBy, confirmedAt });
}

export async function proposedHandovers(tx: Tx, needs: readonly NeedId[]): Promise<HandoverEntity[]> {
  return tx.manager.findBy(HandoverEntity, { cityId: tx.cityId, needId: In([...needs]), confirmedBy: IsNull() });
}

/** The newest first. */
export async function confirmedHandovers(tx: Tx, limit: number): Promise<HandoverEntity[]> {
  const order = { confirmedAt: 'DESC', id: 'ASC' } as const;
  return tx.manager.find(HandoverEntity, { where: { cityId: tx.cityId, confirmedBy: Not(IsNull()) }, order, take: limit });
}
