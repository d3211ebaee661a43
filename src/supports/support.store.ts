import { In } from 'typeorm';
import type { HouseholdId, NeedId } from '../kernel/ids.js';
import type { CityTx } from '../platform/database/index.js';
import { SupportEntity } from './support.entity.js';

type Tx = CityTx<'casework'>;
type NewSupport = Omit<
  SupportEntity,
  | 'cityId'
  | 'needId'
  | 'approvedBy'
  | 'approvedByName'
  | 'approvedAt'
  | 'status'
  | 'publishedOn'
  | 'endedReason'
  | 'endedOn'
  | 'toldFundedOn'
  | 'toldPaidOn'
>;

export async function addSupport(tx: Tx, support: NewSupport): Promise<void> {
  await tx.manager.insert(SupportEntity, { ...support, cityId: tx.cityId, status: 'waiting' });
}

export async function findSupport(tx: Tx, id: string): Promise<SupportEntity | null> {
  return tx.manager.findOneBy(SupportEntity, { cityId: tx.cityId, id });
}

export async function lockSupport(tx: Tx, id: string): Promise<SupportEntity | null> {
  return tx.manager.findOne(SupportEntity, { where: { cityId: tx.cityId, id }, lock: { mode: 'pessimistic_write' } });
}

/** The newest first. */
export async function listSupports(tx: Tx, status: SupportEntity['status'], limit: number): Promise<SupportEntity[]> {
  return tx.manager.find(SupportEntity, { where: { cityId: tx.cityId, status }, order: { createdAt: 'DESC', id: 'ASC' }, take: limit });
}

export async function supportRowsOfHousehold(tx: Tx, householdId: HouseholdId): Promise<SupportEntity[]> {
  return tx.manager.find(SupportEntity, { where: { cityId: tx.cityId, householdId }, order: { createdAt: 'DESC', id: 'ASC' } });
}

export async function supportsByNeed(tx: Tx, needs: readonly NeedId[]): Promise<SupportEntity[]> {
  return needs.length === 0 ? [] : tx.manager.findBy(SupportEntity, { cityId: tx.cityId, needId: In([...needs]) });
}
