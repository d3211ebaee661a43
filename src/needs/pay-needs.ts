import { Any, In } from 'typeorm';

import type { NeedKind } from '../cities/index.js';
import type { NeedId } from '../kernel/ids.js';
import type { LocalDate } from '../kernel/local-date.js';
import { Refusal } from '../kernel/refusal.js';
import { moveReturning, type CityTx } from '../platform/database/index.js';
import { shrinkClasses, shrinkDistricts } from './classes/class.store.js';
import { needLifecycle, type NeedStatus } from './domain/need-lifecycle.js';
import { NeedEntity } from './need.entity.js';
import { addToTally } from './tally/tally.js';

/** A need as the receiving hand sees it: how far it is, and nothing of who gave. */
export interface NeedState {
  readonly needId: NeedId;
  readonly status: NeedStatus;
  readonly amount: bigint;
  readonly funded: bigint;
  readonly currency: string;
  readonly billerCode: string | null;
  readonly fundedOn: LocalDate | null;
  readonly paidOn: LocalDate | null;
}

/** The states of needs by id. */
export async function readNeeds(tx: CityTx<'casework'>, ids: readonly NeedId[]): Promise<NeedState[]> {
  if (ids.length === 0) return [];
  const rows = await tx.manager.findBy(NeedEntity, { cityId: tx.cityId, id: In([...ids]) });
  return rows.map((row) => ({
    needId: row.id as NeedId,
    status: row.status,
    amount: row.amount,
    funded: row.funded,
    currency: row.currency,
    billerCode: row.billerCode,
    fundedOn: row.fundedOn as LocalDate | null,
    paidOn: row.paidOn as LocalDate | null,
  }));
}

/**
 * Marks funded needs as paid on the days that the biller says.
 * @returns those that were funded and now are paid; the others were not in that state and are untouched
 */
export async function markPaid(tx: CityTx<'casework'>, paid: readonly { needId: NeedId; paidOn: LocalDate }[]): Promise<NeedId[]> {
  const days = new Map(paid.map(({ needId, paidOn }) => [needId, paidOn]));
  const funded = new Set(await lockFunded(tx, [...days.keys()]));
  const counts = new Map<string, { kind: NeedKind; currency: string; paid: number }>();
  for (const paidOn of new Set(days.values())) {
    const ids = [...funded].filter((id) => days.get(id) === paidOn);
    if (ids.length === 0) continue;
    const columns = ['kind', 'currency'] as const;
    const moved = await moveReturning(tx, NeedEntity, needLifecycle, 'paid', { id: Any(ids) }, columns, { paidOn }, { count: ids.length });
    for (const { kind, currency } of moved)
      counts.set(`${kind} ${currency}`, { kind, currency, paid: (counts.get(`${kind} ${currency}`)?.paid ?? 0) + 1 });
  }
  for (const change of counts.values()) await addToTally(tx, change);
  return paid.flatMap(({ needId }) => (funded.delete(needId) ? [needId] : []));
}

/** Those that are funded, locked in id order. */
async function lockFunded(tx: CityTx<'casework'>, ids: readonly NeedId[]): Promise<NeedId[]> {
  const rows = await tx.manager.find(NeedEntity, {
    select: { id: true },
    where: { cityId: tx.cityId, id: Any([...ids]), status: In(needLifecycle.before('paid')) },
    order: { id: 'ASC' },
    lock: { mode: 'pessimistic_write' },
  });
  return rows.map(({ id }) => id as NeedId);
}

/**
 * Keeps a funded need's money with it: its household has what it was for, though a second person has still to say so.
 * @returns false when it is not funded, or no longer: the gift went back
 */
export async function markHandedOver(tx: CityTx<'casework'>, needId: NeedId): Promise<boolean> {
  const funded = { cityId: tx.cityId, id: needId, status: 'funded' as const };
  return (await tx.manager.update(NeedEntity, funded, { handedOver: true })).affected === 1;
}

/**
 * Takes an open need off the list. What is given to it already stays in its numbers.
 * @throws Refusal wrong_state when it is not open, or a gift or a checkout stands on it
 */
export async function withdrawNeed(tx: CityTx<'casework'>, needId: NeedId): Promise<void> {
  const free = { id: needId, reserved: 0n, funded: 0n };
  const columns = ['kind', 'code', 'band', 'district', 'currency'] as const;
  const [row] = await moveReturning(tx, NeedEntity, needLifecycle, 'withdrawn', free, columns);
  if (!row) throw new Refusal('wrong_state');
  await shrinkClasses(tx, [{ ...row, by: 1 }]);
  if (row.kind === 'bill') await shrinkDistricts(tx, [{ district: row.district, by: 1 }]);
  await addToTally(tx, { kind: row.kind, currency: row.currency, listed: -1 });
}

/** How many of a biller's needs are given in full and not yet confirmed as paid. */
export async function countFundedNeeds(tx: CityTx<'casework'>, billerCode: string): Promise<number> {
  return tx.manager.countBy(NeedEntity, { cityId: tx.cityId, billerCode, status: 'funded' });
}

/** Packages and cash support that are given in full and not yet handed over, what was given first at the top. */
export async function fundedSupports(tx: CityTx<'casework'>, limit: number): Promise<NeedId[]> {
  const rows = await tx.manager.find(NeedEntity, {
    select: { id: true },
    where: { cityId: tx.cityId, kind: In(['package', 'cash']), status: 'funded' },
    order: { fundedOn: 'ASC', id: 'ASC' },
    take: limit,
  });
  return rows.map(({ id }) => id as NeedId);
}
