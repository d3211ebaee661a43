import { createHash } from 'node:crypto';

import { Injectable } from '@nestjs/common';

import type { City } from '../cities/index.js';
import { type Actor, responsibleId } from '../kernel/actor.js';
import { Clock } from '../kernel/clock.js';
import { previousQuarter, quarterOf, type Quarter } from '../kernel/quarter.js';
import { Refusal } from '../kernel/refusal.js';
import { signJws } from '../platform/crypto/index.js';
import { type Database, InjectDatabase } from '../platform/database/index.js';
import type { CityReportEntity } from './city-report.entity.js';
import { cellOf } from './domain/figure.js';
import { dataset, memberIdOf, reportDocument, reportType, type ReportDocument } from './domain/report-document.js';
import { suppress } from './domain/suppression.js';
import { figuresOf } from './figure.store.js';
import { ReportKeys } from './report-keys.js';
import { addReport, latestReport } from './report.store.js';

export interface ReportToSign {
  readonly city: City;
  readonly quarter: Quarter;
  /** Who answers for the figures: an account, whose name is printed in the report. */
  readonly actor: Actor;
  readonly comment?: string;
}

export interface SignedReport {
  readonly revision: number;
  readonly sha256: string;
  readonly jws: string;
}

/** Makes a city's report of a quarter that is over: small cells hidden here, then signed. The same figures make no second revision. */
@Injectable()
export class SignReport {
  constructor(
    @InjectDatabase('office') private readonly database: Database<'office'>,
    private readonly keys: ReportKeys,
    private readonly clock: Clock,
  ) {}

  /** @throws Refusal quarter_not_over */
  async run({ city, quarter, actor, comment = '' }: ReportToSign): Promise<SignedReport> {
    const signedAt = this.clock.now();
    if (quarter >= quarterOf(city.today(signedAt))) throw new Refusal('quarter_not_over');
    return this.database.inCity(city.id, async (tx) => {
      const before = await latestReport(tx, quarter);
      const figures = suppress(await figuresOf(tx, quarter), city.k, hiddenIn(before));
      const facts = {
        city,
        quarter,
        comment,
        signedBy: actor.name,
        figures,
        previousPeriod: (await latestReport(tx, previousQuarter(quarter)))?.sha256 ?? null,
      };
      const again = before && reportDocument({ ...facts, ...placeOf(documentOf(before)) });
      const { privateKey, version } = await this.keys.newest(tx);
      const kid = `${memberIdOf(city)}.${version}`;
      if (before && again && signJws({ kid, typ: reportType }, again, privateKey) === before.jws) return before;

      const revision = (before?.revision ?? 0) + 1;
      const document = reportDocument({ ...facts, revision, previousRevision: before?.sha256 ?? null });
      const jws = signJws({ kid, typ: reportType }, document, privateKey);
      const sha256 = createHash('sha256').update(jws, 'ascii').digest('hex');
      const signed = { signedAt, signedBy: responsibleId(actor), signedByName: actor.name };
      await addReport(tx, { cityId: city.id, dataset, period: quarter, revision, jws, sha256, ...signed, receipt: null });
      return { revision, sha256, jws };
    });
  }
}

function documentOf({ jws }: CityReportEntity): ReportDocument {
  return JSON.parse(Buffer.from(jws.split('.')[1] ?? '', 'base64url').toString('utf8')) as ReportDocument;
}

function placeOf({ revision, previousRevision }: ReportDocument): Pick<ReportDocument, 'revision' | 'previousRevision'> {
  return { revision, previousRevision };
}

function hiddenIn(before: CityReportEntity | null): ReadonlySet<string> {
  const values = before ? documentOf(before).values : [];
  return new Set(values.filter(({ value }) => value === 'suppressed').map((cell) => cellOf({ ...cell, indicator: cell.indicator })));
}
