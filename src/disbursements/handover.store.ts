import { In } from 'typeorm';
import { type Actor, responsibleId } from '../kernel/actor.js';
import { assert } from '../kernel/assert.js';
import type { NeedId } from '../kernel/ids.js';
import { type CityTx, moveOne } from '../platform/database/index.js';
import { handoverLifecycle } from './domain/handover-lifecycle.js';
import { HandoverEntity } from './handover.entity.js';

type Tx = CityTx<'casework'>;
export type ProposedHandover = Omit<HandoverEntity, 'cityId' | 'status' | 'confirmedBy' | 'confirmedByName' | 'confirmedAt'>;

/** Writes a handover down, in place of an earlier proposal for the same need. @returns false where that one is confirmed already */
export async function proposeHandover(tx: Tx, handover: ProposedHandover): Promise<boolean> {
  const { needId, supportId: _, ...change } = handover;
  const fresh: Partial<HandoverEntity> = { ...handover, cityId: tx.cityId, status: 'proposed' };
  const added = await tx.manager.createQueryBuilder().insert().into(HandoverEntity).values(fresh).orIgnore().returning('id').execute();
  if ((added.raw as unknown[]).length > 0) return true;
  const { affected = 0 } = await tx.manager.update(HandoverEntity, { cityId: tx.cityId, needId, status: 'proposed' }, change);
  assert(affected <= 1, 'a need has one handover');
  return affected === 1;
}

export async function lockHandover(tx: Tx, id: string): Promise<HandoverEntity | null> {
  return tx.manager.findOne(HandoverEntity, { where: { cityId: tx.cityId, id }, lock: { mode: 'pessimistic_write' } });
}

/** @throws Refusal wrong_state where it is confirmed already */
export async function confirmHandover(tx: Tx, id: string, actor: Actor, at: Date): Promise<void> {
  const confirmed = { confirmedBy: responsibleId(actor), confirmedByName: actor.name, confirmedAt: at };
  await moveOne(tx, HandoverEntity, handoverLifecycle, 'confirmed', { id }, confirmed);
}

export async function proposedHandovers(tx: Tx, needs: readonly NeedId[]): Promise<HandoverEntity[]> {
  return tx.manager.findBy(HandoverEntity, { cityId: tx.cityId, needId: In([...needs]), status: 'proposed' });
}

/** The newest first. */
export async function confirmedHandovers(tx: Tx, limit: number): Promise<HandoverEntity[]> {
  const order = { confirmedAt: 'DESC', id: 'ASC' } as const;
  return tx.manager.find(HandoverEntity, { where: { cityId: tx.cityId, status: 'confirmed' }, order, take: limit });
}
