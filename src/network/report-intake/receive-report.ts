import { createHash } from 'node:crypto';

import { Injectable } from '@nestjs/common';

import { Clock } from '../../kernel/clock.js';
import { previousQuarter } from '../../kernel/quarter.js';
import { Refusal } from '../../kernel/refusal.js';
import { readJwsHeader, verifyJws } from '../../platform/crypto/index.js';
import { NetworkDatabase, type NetworkTx } from '../../platform/database/index.js';
import { isMemberId, type MemberId } from '../domain/member-id.js';
import { assertSafeCells, readReport, type ReportDocument } from '../domain/report-document.js';
import { ReceiptSigner, type Receipt } from './receipt-signer.js';
import { addFigures, addReport, findKey, findReport, latestReport } from './report.store.js';

/** The kind of document a city's report is, in its JWS header. */
export const reportType = 'pif-report+jws';

/** Takes a city's signed report in. The same bytes bring the same receipt, however often they come. */
@Injectable()
export class ReceiveReport {
  constructor(
    private readonly database: NetworkDatabase,
    private readonly clock: Clock,
    private readonly receipts: ReceiptSigner,
  ) {}

  /** @throws Refusal report_signature, report_invalid, report_unsafe_cell, report_conflict, report_gap */
  async run(jws: string): Promise<Receipt> {
    const receivedAt = this.clock.now();
    return this.database.transaction(async (tx) => {
      const document = readReport(await this.verified(tx, jws, receivedAt));
      const sha256 = createHash('sha256').update(jws, 'ascii').digest('hex');
      const { city: memberId, dataset, period, revision } = document;
      const place = { memberId, dataset, period };
      if (!(await findReport(tx, place, revision))) {
        assertSafeCells(document);
        await assertNoGap(tx, document);
        await addReport(tx, { ...place, revision, sha256, jws, receivedAt });
        await addFigures(tx, document);
      }
      // Read again: of two that come at once the first is kept, and the second is the same or is refused.
      const held = await findReport(tx, place, revision);
      if (held?.sha256 !== sha256) throw new Refusal('report_conflict');
      return this.receipts.sign(held);
    });
  }

  /** The document, where the key that its header names belongs to the city it speaks of and was valid. */
  private async verified(tx: NetworkTx, jws: string, now: Date): Promise<unknown> {
    const signer = signerOf(readJwsHeader(jws)?.kid);
    const key = signer && (await findKey(tx, signer.memberId, signer.version));
    if (!key || key.validFrom > now || (key.revokedAt && key.revokedAt <= now)) throw new Refusal('report_signature');
    const document = verifyJws(jws, reportType, key.publicKey);
    const city = typeof document === 'object' && document !== null && 'city' in document ? document.city : undefined;
    if (city !== signer.memberId) throw new Refusal('report_signature');
    return document;
  }
}

/** `tr-istanbul.1` names a city and the version of its key. */
function signerOf(kid = ''): { memberId: MemberId; version: number } | undefined {
  const [memberId = '', version = '', ...rest] = kid.split('.');
  return isMemberId(memberId) && /^\d{1,4}$/.test(version) && rest.length === 0 ? { memberId, version: Number(version) } : undefined;
}

/** A revision follows the one before it, and a quarter the one before it wherever the hub holds that: nothing is left out unseen. */
async function assertNoGap(tx: NetworkTx, report: ReportDocument): Promise<void> {
  const { city: memberId, dataset, period, revision } = report;
  const before = revision > 1 ? await findReport(tx, { memberId, dataset, period }, revision - 1) : null;
  if (report.previousRevision !== (before?.sha256 ?? null) || (revision > 1 && !before)) throw new Refusal('report_gap');
  const quarterBefore = await latestReport(tx, { memberId, dataset, period: previousQuarter(period) });
  if (report.previousPeriod !== (quarterBefore?.sha256 ?? null)) throw new Refusal('report_gap');
}
