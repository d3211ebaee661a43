import { Any, IsNull } from 'typeorm';
import type { Actor } from '../kernel/actor.js';
import { assert } from '../kernel/assert.js';
import { type DecisionId, newId } from '../kernel/ids.js';
import { personOf } from '../kernel/person.js';
import { Refusal } from '../kernel/refusal.js';
import type { CityTx } from '../platform/database/index.js';
import { DecisionEntity } from './decision.entity.js';

type Tx = CityTx<'casework'>;

/**
 * Enters a decision of the city's register by its printed number: one for each file, bill from paper or support that rests on it.
 * @throws Refusal decision_missing
 */
export async function enterDecision(tx: Tx, number: string, actor: Actor, at: Date): Promise<DecisionId> {
  mustHaveNumber(number);
  const id = newId<DecisionId>();
  const { id: proposedBy, name: proposedByName } = personOf(actor);
  const row = { cityId: tx.cityId, id, kind: 'register' as const, number: number.trim(), proposedBy, proposedByName, proposedAt: at };
  await tx.manager.insert(DecisionEntity, row);
  return id;
}

/** What is granted rests on a decision. @throws Refusal decision_missing */
export function mustHaveNumber(number: string): void {
  if (number.trim() === '') throw new Refusal('decision_missing', {}, 'decisionNo');
}

/** The second person's answer. */
export async function approveDecision(tx: Tx, id: string, actor: Actor, at: Date): Promise<void> {
  const { id: decidedBy, name: decidedByName } = personOf(actor);
  const open = { cityId: tx.cityId, id, outcome: IsNull() };
  const { affected } = await tx.manager.update(DecisionEntity, open, { outcome: 'approved', decidedBy, decidedByName, decidedAt: at });
  assert(affected === 1, 'a decision that was taken already');
}

/** Printed numbers by decision. */
export async function decisionNumbers(tx: Tx, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await tx.manager.find(DecisionEntity, {
    select: { id: true, number: true },
    where: { cityId: tx.cityId, id: Any([...ids]) },
  });
  return new Map(rows.map(({ id, number }) => [id, number]));
}
