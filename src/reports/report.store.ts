import { IsNull } from 'typeorm';

import { assert } from '../kernel/assert.js';
import type { Quarter } from '../kernel/quarter.js';
import type { CityTx } from '../platform/database/index.js';
import { CityReportEntity } from './city-report.entity.js';
import { dataset } from './domain/report-document.js';
import { ReportKeyEntity } from './report-key.entity.js';

export async function newestKey(tx: CityTx<'office'>): Promise<ReportKeyEntity | null> {
  return tx.manager.findOne(ReportKeyEntity, { where: { cityId: tx.cityId }, order: { version: 'DESC' } });
}

/** Adds a key; one that is there already stays as it is. */
export async function addKey(tx: CityTx<'office'>, row: ReportKeyEntity): Promise<void> {
  await tx.manager.createQueryBuilder().insert().into(ReportKeyEntity).values(row).orIgnore().execute();
}

export async function allKeys(tx: CityTx<'office'>): Promise<ReportKeyEntity[]> {
  return tx.manager.find(ReportKeyEntity, { where: { cityId: tx.cityId }, order: { version: 'ASC' } });
}

export async function resealKey(tx: CityTx<'office'>, version: number, privateKey: Buffer): Promise<void> {
  const { affected } = await tx.manager.update(ReportKeyEntity, { cityId: tx.cityId, version }, { privateKey });
  assert(affected === 1, 'a key that was just read is gone');
}

export async function latestReport(tx: CityTx<'office'>, period: Quarter): Promise<CityReportEntity | null> {
  return tx.manager.findOne(CityReportEntity, { where: { cityId: tx.cityId, dataset, period }, order: { revision: 'DESC' } });
}

export async function addReport(tx: CityTx<'office'>, row: CityReportEntity): Promise<void> {
  await tx.manager.insert(CityReportEntity, row);
}

/** Signed and not yet acknowledged, in the order in which the hub wants them. */
export async function unsentReports(tx: CityTx<'office'>): Promise<CityReportEntity[]> {
  return tx.manager.find(CityReportEntity, { where: { cityId: tx.cityId, receipt: IsNull() }, order: { period: 'ASC', revision: 'ASC' } });
}

export async function keepReceipt(tx: CityTx<'office'>, { period, revision }: CityReportEntity, receipt: string): Promise<void> {
  await tx.manager.update(CityReportEntity, { cityId: tx.cityId, dataset, period, revision, receipt: IsNull() }, { receipt });
}
