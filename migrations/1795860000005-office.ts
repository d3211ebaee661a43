import type { MigrationInterface, QueryRunner } from 'typeorm';

import { dutyTables } from './office/duties.js';
import { peopleTables } from './office/people.js';
import { reportTables } from './office/reports.js';

const parts = [peopleTables, dutyTables, reportTables];

/** A city's own house: its staff, their duties and sessions, and the reports it signs. */
export class Office1795860000005 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    for (const part of parts) await db.query(part);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('DROP SCHEMA office CASCADE; CREATE SCHEMA office');
  }
}
