import { newId } from '../../kernel/ids.js';
import type { CityTx } from '../database/index.js';

/** Who did what to which thing, and why. No personal data: ids and codes. */
export interface AuditRow {
  /** A staff id, `cli:NAME` for a command, or `job:NAME`. */
  readonly actor: string;
  /** `household.read`, `batch.approve`. */
  readonly action: string;
  /** Kind and id of the thing: `household:…`. */
  readonly subject: string;
  readonly reason?: string;
  readonly at: Date;
}

/** Writes the row in the deed's own transaction: if it cannot be written, the deed does not happen. */
export async function audit(tx: CityTx, row: AuditRow): Promise<void> {
  const schema = tx.login === 'casework' ? 'receiving' : 'giving';
  await tx.query(`INSERT INTO ${schema}.audit (city_id, id, at, actor, action, subject, reason) VALUES ($1, $2, $3, $4, $5, $6, $7)`, [
    tx.cityId,
    newId(),
    row.at,
    row.actor,
    row.action,
    row.subject,
    row.reason ?? null,
  ]);
}
