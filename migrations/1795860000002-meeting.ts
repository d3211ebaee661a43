import type { MigrationInterface, QueryRunner } from 'typeorm';

import { needTables } from './meeting/needs.js';
import { needClassTables } from './meeting/need-classes.js';
import { tallyTables } from './meeting/tallies.js';
import { ledgerTables } from './meeting/ledger.js';
import { quarterFigureTables } from './meeting/quarter-figures.js';
import { thanksWeekTables } from './meeting/thanks.js';

const parts = [needTables, needClassTables, tallyTables, ledgerTables, quarterFigureTables, thanksWeekTables];

/** Where the two sides meet: needs without households, the ledger, and sums. */
export class Meeting1795860000002 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    for (const part of parts) await db.query(part);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('DROP SCHEMA meeting CASCADE; CREATE SCHEMA meeting');
  }
}
