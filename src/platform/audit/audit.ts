import type { ActorId } from '../../kernel/actor.js';
import { newId } from '../../kernel/ids.js';
import { type CityTx, sideOf } from '../database/index.js';
import { audits } from './audit.entity.js';

/** Who did what to which thing, and why. No personal data: ids and codes. */
export interface AuditRow {
  /** The id of whoever did it, never a name: `actor.id`. */
  readonly actor: ActorId;
  /** `household.read`, `batch.approve`. */
  readonly action: string;
  /** Kind and id of the thing: `household:…`. */
  readonly subject: string;
  readonly reason?: string;
  readonly at: Date;
}

/** Writes the row in the deed's own transaction: if it cannot be written, the deed does not happen. */
export async function audit(tx: CityTx, row: AuditRow): Promise<void> {
  await tx.manager.insert(audits[sideOf(tx.login)], { cityId: tx.cityId, id: newId(), ...row, reason: row.reason ?? null });
}
