import type { LocalDate } from '../kernel/local-date.js';
import type { CityTx } from '../platform/database/index.js';

type Tx = CityTx<'casework'>;

/** Published bills whose end the household has not heard, in id order after one. */
export async function untoldBills(tx: Tx, after: string | undefined, limit: number): Promise<{ id: string; needId: string }[]> {
  return tx.query(
    `SELECT id, need_id AS "needId" FROM receiving.bill
     WHERE city_id = $1 AND status = 'published' AND told_paid_on IS NULL AND ($2::uuid IS NULL OR id > $2) ORDER BY id LIMIT $3`,
    [tx.cityId, after ?? null, limit],
  );
}

/** Raw SQL, as above: a city's daily run goes over every bill that is not paid, a thousand a statement. */
export async function tellBills(tx: Tx, told: Record<'funded' | 'paid' | 'open', readonly string[]>, today: LocalDate): Promise<void> {
  await tx.query(
    `UPDATE receiving.bill SET told_funded_on = coalesce(told_funded_on, $3::date), told_paid_on = CASE WHEN id = ANY($4::uuid[]) THEN $3::date END
     WHERE city_id = $1 AND id = ANY($2::uuid[]) AND (told_funded_on IS NULL OR id = ANY($4::uuid[]))`,
    [tx.cityId, told.funded, today, told.paid],
  );
  await tx.query(
    `UPDATE receiving.bill SET told_funded_on = NULL WHERE city_id = $1 AND id = ANY($2::uuid[]) AND told_funded_on IS NOT NULL`,
    [tx.cityId, told.open],
  );
}
