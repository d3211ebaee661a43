import type { HouseholdId } from '../kernel/ids.js';
import type { Phrase } from '../reports/index.js';
import type { CityTx } from '../platform/database/index.js';
import { ThanksOfferEntity, ThanksWaitingEntity } from './thanks.entity.js';

type Tx = CityTx<'casework'>;

/** @returns false where this household was asked before */
export async function addOffer(tx: Tx, householdId: HouseholdId, tokenHash: Buffer): Promise<boolean> {
  const added = await tx.manager
    .createQueryBuilder()
    .insert()
    .into(ThanksOfferEntity)
    .values({ cityId: tx.cityId, householdId, tokenHash })
    .orIgnore()
    .updateEntity(false)
    .returning(['householdId'])
    .execute();
  return (added.raw as unknown[]).length === 1;
}

/** Ends an offer. @returns false where no open one has this token */
export async function useOffer(tx: Tx, tokenHash: Buffer): Promise<boolean> {
  const { affected } = await tx.manager.update(ThanksOfferEntity, { cityId: tx.cityId, tokenHash }, { tokenHash: null });
  return affected === 1;
}

export async function countPhrase(tx: Tx, phrase: Phrase): Promise<void> {
  const row = { cityId: tx.cityId, phrase };
  const into = tx.manager.createQueryBuilder().insert().into(ThanksWaitingEntity);
  await into
    .values({ ...row, said: 0 })
    .orIgnore()
    .updateEntity(false)
    .execute();
  await tx.manager.increment(ThanksWaitingEntity, row, 'said', 1);
}

/** What was said since it was handed over last, locked. */
export function saidSoFar(tx: Tx): Promise<ThanksWaitingEntity[]> {
  return tx.manager.find(ThanksWaitingEntity, {
    where: { cityId: tx.cityId },
    order: { phrase: 'ASC' },
    lock: { mode: 'pessimistic_write' },
  });
}

export async function beginAnew(tx: Tx): Promise<void> {
  await tx.manager.update(ThanksWaitingEntity, { cityId: tx.cityId }, { said: 0 });
}
