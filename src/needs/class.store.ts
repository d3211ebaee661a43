import { randomInt } from 'node:crypto';

import type { City, NeedKind } from '../cities/index.js';
import type { CityTx } from '../platform/database/index.js';
import { NeedClassEntity } from './need-class.entity.js';

type Tx = CityTx<'donor' | 'casework'>;

/** One class and by how many needs it grew or shrank. */
export interface ClassChange {
  readonly kind: NeedKind;
  readonly code: string;
  readonly band: bigint;
  readonly currency: string;
  readonly by: number;
}

/**
 * The fewest needs with which a class may be public. In a banded city between k and 2k−1, drawn anew each day: the moment at which a class
 * goes from the page then does not say how many were left. Where single bills are shown anyway, one.
 */
export function leastOf(city: Pick<City, 'listing' | 'k'>): number {
  return city.listing === 'banded' ? city.k + randomInt(city.k) : 1;
}

/** Needs came onto the list. A class that was not public becomes so when enough wait; a public one keeps its number until the day turns. */
export async function growClasses(tx: Tx, city: Pick<City, 'listing' | 'k'>, changes: readonly ClassChange[]): Promise<void> {
  for (const { by, ...key } of inOrder(changes)) {
    const where = { ...key, cityId: tx.cityId };
    const fresh = { ...where, waiting: 0, shown: null, least: leastOf(city) };
    await tx.manager.createQueryBuilder().insert().into(NeedClassEntity).values(fresh).orIgnore().updateEntity(false).execute();
    await tx.manager
      .createQueryBuilder()
      .update(NeedClassEntity)
      .set({ waiting: () => 'waiting + :by', shown: () => 'CASE WHEN waiting + :by >= least THEN coalesce(shown, waiting + :by) END' })
      .where(where)
      .setParameters({ by })
      .execute();
  }
}

/** Needs left the list. A class below its least number leaves the pages in the same transaction. */
export async function shrinkClasses(tx: Tx, changes: readonly ClassChange[]): Promise<void> {
  for (const { by, ...key } of inOrder(changes)) {
    await tx.manager
      .createQueryBuilder()
      .update(NeedClassEntity)
      .set({ waiting: () => 'greatest(waiting - :by, 0)', shown: () => 'CASE WHEN waiting - :by >= least THEN shown END' })
      .where({ ...key, cityId: tx.cityId })
      .setParameters({ by })
      .execute();
  }
}

/** Always in one order, so that no two transactions wait for each other's class. */
function inOrder(changes: readonly ClassChange[]): ClassChange[] {
  const key = ({ kind, code, band, currency }: ClassChange): string => [kind, code, band, currency].join('/');
  return changes.filter(({ by }) => by !== 0).toSorted((a, b) => (key(a) < key(b) ? -1 : 1));
}
