import type { MigrationInterface, QueryRunner } from 'typeorm';

import { schemas } from './shared/schemas.js';
import { raiseUnlessFunction } from './shared/raise-unless.js';
import { cityTables } from './shared/cities.js';
import { providerAccountDirectory } from './shared/provider-account-directory.js';
import { currencyTables } from './shared/currencies.js';
import { billerTables } from './shared/billers.js';
import { packageTables } from './shared/packages.js';
import { moneyPathTables } from './shared/money-paths.js';
import { legalTextTables } from './shared/legal-texts.js';
import { limitTables } from './shared/limits.js';
import { settingChangeTables } from './shared/setting-changes.js';

const parts = [
  schemas,
  raiseUnlessFunction,
  cityTables,
  providerAccountDirectory,
  currencyTables,
  limitTables,
  billerTables,
  packageTables,
  moneyPathTables,
  legalTextTables,
  settingChangeTables,
];

/** The directory of cities, and each city's settings. */
export class Shared1795860000001 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    for (const part of parts) await db.query(part);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('DROP SCHEMA network, office, receiving, giving, meeting, shared CASCADE');
  }
}
