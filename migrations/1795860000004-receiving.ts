import type { MigrationInterface, QueryRunner } from 'typeorm';

import { sideTables } from './side-tables.js';
import { householdTables } from './receiving/households.js';
import { personTables } from './receiving/persons.js';
import { contactTables } from './receiving/contacts.js';
import { decisionTables } from './receiving/decisions.js';
import { billTables } from './receiving/bills.js';
import { supportTables } from './receiving/supports.js';
import { handoverTables } from './receiving/handovers.js';
import { confirmationTables } from './receiving/confirmations.js';
import { thanksTables } from './receiving/thanks.js';

const parts = [
  sideTables('receiving', 'casework', []),
  householdTables,
  personTables,
  contactTables,
  decisionTables,
  billTables,
  supportTables,
  handoverTables,
  confirmationTables,
  thanksTables,
];

/** The receiving side: households, their bills, and what the biller confirms. No table here knows a donor. */
export class Receiving1795860000004 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    for (const part of parts) await db.query(part);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('DROP SCHEMA receiving CASCADE; CREATE SCHEMA receiving');
  }
}
