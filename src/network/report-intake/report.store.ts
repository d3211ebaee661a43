import type { Quarter } from '../../kernel/quarter.js';
import type { NetworkTx } from '../../platform/database/index.js';
import type { MemberId } from '../domain/member-id.js';
import type { ReportDocument } from '../domain/report-document.js';
import { MemberKeyRow } from './member-key.entity.js';
import { ReportFigureRow } from './report-figure.entity.js';
import { ReportRow } from './report.entity.js';

/** What names a report: one city, one kind of report, one quarter. */
export interface ReportPlace {
  readonly memberId: MemberId;
  readonly dataset: string;
  readonly period: Quarter;
}

export async function findKey(tx: NetworkTx, memberId: MemberId, version: number): Promise<MemberKeyRow | null> {
  return tx.manager.findOneBy(MemberKeyRow, { memberId, version });
}

/** Adds a key; one that is there already stays as it is. */
export async function addKey(tx: NetworkTx, row: MemberKeyRow): Promise<void> {
  await tx.manager.createQueryBuilder().insert().into(MemberKeyRow).values(row).orIgnore().execute();
}

export async function findReport(tx: NetworkTx, place: ReportPlace, revision: number): Promise<ReportRow | null> {
  return tx.manager.findOneBy(ReportRow, { ...place, revision });
}

export async function latestReport(tx: NetworkTx, place: ReportPlace): Promise<ReportRow | null> {
  return tx.manager.findOne(ReportRow, { where: { ...place }, order: { revision: 'DESC' } });
}

/** Every revision of a quarter's reports, of every city. */
export async function reportsOf(tx: NetworkTx, period: Quarter): Promise<ReportRow[]> {
  return tx.manager.find(ReportRow, { where: { period }, order: { memberId: 'ASC', revision: 'ASC' } });
}

/** The quarters that anybody has reported, newest first. */
export async function reportedQuarters(tx: NetworkTx): Promise<Quarter[]> {
  const rows = await tx.manager
    .createQueryBuilder(ReportRow, 'report')
    .select('DISTINCT report.period', 'period')
    .getRawMany<{ period: Quarter }>();
  return rows.map(({ period }) => period).sort((a, b) => (a < b ? 1 : -1));
}

/** Adds every figure of a report, as its bytes say it; of two that come at once the first is kept, as of the bytes. */
export async function addFigures(tx: NetworkTx, report: ReportDocument): Promise<void> {
  const { city: memberId, dataset, period, revision, values } = report;
  const rows = values.map(({ value, ...cell }) => {
    const suppressed = value === 'suppressed';
    return { memberId, dataset, period, revision, ...cell, value: suppressed ? null : BigInt(value), suppressed };
  });
  if (rows.length > 0) await tx.manager.createQueryBuilder().insert().into(ReportFigureRow).values(rows).orIgnore().execute();
}

/** Adds a revision; one that is there already stays as it is. */
export async function addReport(tx: NetworkTx, row: ReportRow): Promise<void> {
  await tx.manager.createQueryBuilder().insert().into(ReportRow).values(row).orIgnore().execute();
}
