import type { MigrationInterface, QueryRunner } from 'typeorm';

import { adoptionTables } from './network/adoption.js';
import { memberTables } from './network/members.js';
import { reportTables } from './network/reports.js';
import { peopleTables } from './network/people.js';

const parts = [memberTables, adoptionTables, reportTables, peopleTables];

/** The network's side: member cities by name, how far each has adopted, and the sums it reported. Never a person of a city. */
export class Network1795860000006 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    for (const part of parts) await db.query(part);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('DROP SCHEMA network CASCADE; CREATE SCHEMA network');
  }
}
