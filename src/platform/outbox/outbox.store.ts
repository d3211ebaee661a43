import { type CityTx, sideOf } from '../database/index.js';
import type { Worker } from '../jobs/index.js';

/** A mail as the table keeps it, sealed. */
export interface SealedMail {
  readonly id: string;
  readonly kind: string;
  readonly language: string;
  readonly recipient: Buffer;
  readonly payload: Buffer;
  readonly dueAt: Date;
}

/** Raw SQL: the receipts of a batch of gifts in one statement, 1.6 times as fast as an insert of entities (`npm run bench:sql`). */
export async function addMails(tx: CityTx<Worker>, mails: readonly SealedMail[]): Promise<void> {
  await tx.query(
    `INSERT INTO ${sideOf(tx.login)}.outbox (city_id, id, kind, language, recipient, payload, due_at)
     SELECT $1, * FROM unnest($2::uuid[], $3::text[], $4::text[], $5::bytea[], $6::bytea[], $7::timestamptz[])`,
    [
      tx.cityId,
      mails.map((mail) => mail.id),
      mails.map((mail) => mail.kind),
      mails.map((mail) => mail.language),
      mails.map((mail) => mail.recipient),
      mails.map((mail) => mail.payload),
      mails.map((mail) => mail.dueAt),
    ],
  );
}
