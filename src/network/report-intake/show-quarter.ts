import { Injectable } from '@nestjs/common';

import { Clock } from '../../kernel/clock.js';
import { todayIn, type LocalDate } from '../../kernel/local-date.js';
import { previousQuarter, quarterOf, reportDueOn, type Quarter } from '../../kernel/quarter.js';
import { NetworkDatabase } from '../../platform/database/index.js';
import { currentStage } from '../domain/adoption.js';
import type { MemberId } from '../domain/member-id.js';
import { readReport, type ReportDocument } from '../domain/report-document.js';
import type { MemberCity } from '../domain/member-city.js';
import { allSteps } from '../adoption/adoption.store.js';
import { listMembers } from '../members/member.store.js';
import type { ReportRow } from './report.entity.js';
import { reportedQuarters, reportsOf } from './report.store.js';
import { secretariatZone } from '../domain/secretariat-zone.js';

/** What the hub holds from one city for one quarter. */
export type Arrival =
  | {
      readonly member: MemberCity;
      readonly state: 'received';
      readonly receivedOn: LocalDate;
      readonly late: boolean;
      readonly report: ReportDocument;
    }
  | { readonly member: MemberCity; readonly state: 'expected' | 'overdue' };

export interface QuarterView {
  readonly quarter: Quarter;
  readonly dueOn: LocalDate;
  /** Cities that have begun, and any other that reported: in the order of their ids, never by their figures. */
  readonly arrivals: readonly Arrival[];
  /** Quarters to choose from, newest first. */
  readonly quarters: readonly Quarter[];
}

/** One quarter of the network: what each city reported, and whose report is missing. */
@Injectable()
export class ShowQuarter {
  constructor(
    private readonly database: NetworkDatabase,
    private readonly clock: Clock,
  ) {}

  /** @param asked without one, the last quarter that is over */
  async run(asked?: Quarter): Promise<QuarterView> {
    const today = todayIn(secretariatZone, this.clock.now());
    const over = previousQuarter(quarterOf(today));
    const chosen = asked ?? over;
    const dueOn = reportDueOn(chosen);
    return this.database.transaction(async (tx) => {
      const reports = revisions(await reportsOf(tx, chosen));
      const steps = await allSteps(tx);
      const members = await listMembers(tx, today);
      const begun = (id: MemberId): boolean => ['pilot', 'live'].includes(currentStage(steps.get(id) ?? [], today));
      const arrivals = members
        .filter(({ id }) => reports.has(id) || begun(id))
        .map((member) => arrivalOf(member, reports.get(member.id), dueOn, today));
      const quarters = [...new Set([over, chosen, ...(await reportedQuarters(tx))])].sort((a, b) => (a < b ? 1 : -1));
      return { quarter: chosen, dueOn, arrivals, quarters };
    });
  }
}

interface Revisions {
  readonly first: ReportRow;
  readonly latest: ReportRow;
}

function revisions(rows: readonly ReportRow[]): ReadonlyMap<MemberId, Revisions> {
  const byMember = new Map<MemberId, Revisions>();
  for (const row of rows) byMember.set(row.memberId, { first: byMember.get(row.memberId)?.first ?? row, latest: row });
  return byMember;
}

/** Late is judged by the first revision: a correction is never late. */
function arrivalOf(member: MemberCity, held: Revisions | undefined, dueOn: LocalDate, today: LocalDate): Arrival {
  if (!held) return { member, state: today > dueOn ? 'overdue' : 'expected' };
  const receivedOn = todayIn(secretariatZone, held.first.receivedAt);
  return { member, state: 'received', receivedOn, late: receivedOn > dueOn, report: documentOf(held.latest) };
}

/** The signature was checked when the bytes came in. */
function documentOf({ jws }: ReportRow): ReportDocument {
  return readReport(JSON.parse(Buffer.from(jws.split('.')[1] ?? '', 'base64url').toString('utf8')));
}
