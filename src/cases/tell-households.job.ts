import { Injectable, type OnModuleInit } from '@nestjs/common';
import { tellBills, untoldBills } from '../bills/index.js';
import type { LocalDate } from '../kernel/local-date.js';
import type { NeedId } from '../kernel/ids.js';
import { readNeeds } from '../needs/index.js';
import type { CityTx } from '../platform/database/index.js';
import { type DailyJob, Jobs } from '../platform/jobs/index.js';
import { tellSupports, untoldSupports } from '../supports/index.js';

const CHUNK = 1_000;

/** What a household has that others give to: what it has not heard of yet, and the writing down of what it hears today. */
const told = [
  { untold: untoldBills, tell: tellBills },
  { untold: untoldSupports, tell: tellSupports },
] as const;

/**
 * Tells households by the next morning which of their bills and supports are taken care of. Once a day and never at the hour of a gift, so that a
 * household's page shows nothing of a donor's. What a gift went back from is untold again.
 */
@Injectable()
export class TellHouseholds implements DailyJob<'casework'>, OnModuleInit {
  readonly job = 'tell-households';
  readonly worker = 'casework';
  readonly hour = 6;

  constructor(private readonly jobs: Jobs) {}

  onModuleInit(): void {
    this.jobs.registerDaily(this);
  }

  async run(tx: CityTx<'casework'>, today: LocalDate): Promise<void> {
    for (const each of told) await this.tellAll(tx, each, today);
  }

  private async tellAll(tx: CityTx<'casework'>, { untold, tell }: (typeof told)[number], today: LocalDate): Promise<void> {
    for (let after: string | undefined; ;) {
      const rows = await untold(tx, after, CHUNK);
      const ids = rows.map(({ needId }) => needId as NeedId);
      const needs = new Map((await readNeeds(tx, ids)).map((need) => [need.needId as string, need.status]));
      const withNeed = (...wanted: string[]): string[] =>
        rows.filter(({ needId }) => wanted.includes(needs.get(needId ?? '') ?? '')).map(({ id }) => id);
      await tell(tx, { funded: withNeed('funded', 'paid'), paid: withNeed('paid'), open: withNeed('open') }, today);
      if (rows.length < CHUNK) return;
      after = rows.at(-1)?.id;
    }
  }
}
