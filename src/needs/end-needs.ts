import { Any, LessThan, MoreThan } from 'typeorm';
import type { NeedId } from '../kernel/ids.js';
import { move, type CityTx } from '../platform/database/index.js';
import type { Choice } from './domain/choice.js';
import { needLifecycle } from './domain/need-lifecycle.js';
import { NeedEntity } from './need.entity.js';
import { addToTally } from './tally/tally.js';

/** An open need whose last day is over, that holds money and that no checkout holds a part of. */
export interface OverdueNeed extends Choice {
  readonly needId: NeedId;
  readonly currency: string;
  /** Minor units. */
  readonly funded: bigint;
}

const overdue = (tx: CityTx<'donor'>, before: Date) =>
  ({ cityId: tx.cityId, status: 'open', fundableUntil: LessThan(before), funded: MoreThan(0n), reserved: 0n }) as const;

/** The ids of such needs, those first that ended first. Not locked: whoever acts on them locks the gifts' payments before. */
export async function findOverdue(tx: CityTx<'donor'>, before: Date, limit: number): Promise<NeedId[]> {
  const rows = await tx.manager.find(NeedEntity, {
    select: { id: true },
    where: overdue(tx, before),
    order: { fundableUntil: 'ASC', id: 'ASC' },
    take: limit,
  });
  return rows.map(({ id }) => id as NeedId);
}

/** Locks needs in id order; those that are still such. */
export async function lockOverdue(tx: CityTx<'donor'>, ids: readonly NeedId[], before: Date): Promise<OverdueNeed[]> {
  const rows = await tx.manager.find(NeedEntity, {
    select: { id: true, kind: true, code: true, priceBand: true, currency: true, funded: true },
    where: { ...overdue(tx, before), id: Any([...ids]) },
    order: { id: 'ASC' },
    lock: { mode: 'pessimistic_write' },
  });
  return rows.map(({ id, kind, code, priceBand, currency, funded }) => ({ needId: id as NeedId, kind, code, priceBand, currency, funded }));
}

/**
 * Ends needs that this transaction has locked, without the money they held: its new place is the caller's to find. Since midnight their class
 * does not count them.
 */
export async function endNeeds(tx: CityTx<'donor'>, needs: readonly OverdueNeed[]): Promise<void> {
  for (const { needId, kind, currency, funded } of needs) {
    await move(tx, NeedEntity, needLifecycle, 'expired', { id: needId, funded, reserved: 0n }, { funded: 0n }, { count: 1 });
    await addToTally(tx, { kind, currency, given: -funded, listed: -1 });
  }
}
