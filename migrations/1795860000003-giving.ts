import type { MigrationInterface, QueryRunner } from 'typeorm';

import { sideTables } from './side-tables.js';
import { providerAccountTables } from './giving/provider-accounts.js';
import { donationTables } from './giving/donations.js';
import { paymentTables } from './giving/payments.js';
import { refundTables } from './giving/refunds.js';
import { disputeTables } from './giving/disputes.js';
import { settlementTables } from './giving/settlements.js';
import { notificationTables } from './giving/notifications.js';
import { sandboxTables } from './giving/sandbox.js';
import { nestpayTables } from './giving/nestpay.js';
import { donationNewsTables } from './giving/donation-news.js';
import { idempotencyKeyTables } from './giving/idempotency-keys.js';

const parts = [
  sideTables('giving', 'donor', ['office']),
  providerAccountTables,
  donationTables,
  paymentTables,
  refundTables,
  disputeTables,
  settlementTables,
  notificationTables,
  sandboxTables,
  nestpayTables,
  donationNewsTables,
  idempotencyKeyTables,
];

/** The giving side: donations, payments, the provider's notifications. No table here knows a household. */
export class Giving1795860000003 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    for (const part of parts) await db.query(part);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('DROP SCHEMA giving CASCADE; CREATE SCHEMA giving');
  }
}
