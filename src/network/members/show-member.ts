import { Injectable } from '@nestjs/common';

import { Clock } from '../../kernel/clock.js';
import { todayIn } from '../../kernel/local-date.js';
import { Refusal } from '../../kernel/refusal.js';
import { NetworkDatabase } from '../../platform/database/index.js';
import { currentStage, newestFirst, type CurrentStage } from '../domain/adoption.js';
import { isMemberId } from '../domain/member-id.js';
import type { MemberCity, RecordedStep } from '../domain/member-city.js';
import { stepsOf } from '../adoption/adoption.store.js';
import { findMember } from './member.store.js';
import { secretariatZone } from '../domain/secretariat-zone.js';

export interface MemberHistory {
  readonly member: MemberCity;
  readonly stage: CurrentStage;
  /** Newest first. */
  readonly steps: readonly RecordedStep[];
  /** Which of them another one stands in place of. */
  readonly corrected: ReadonlySet<string>;
}

/** One member city and every step written down about it. */
@Injectable()
export class ShowMember {
  constructor(
    private readonly database: NetworkDatabase,
    private readonly clock: Clock,
  ) {}

  /** @throws Refusal member_unknown */
  async run(id: string): Promise<MemberHistory> {
    const today = todayIn(secretariatZone, this.clock.now());
    return this.database.transaction(async (tx) => {
      const member = isMemberId(id) ? await findMember(tx, id, today) : undefined;
      if (!member) throw new Refusal('member_unknown');
      const steps = (await stepsOf(tx, member.id)).sort(newestFirst);
      const corrected = new Set(steps.flatMap(({ corrects }) => corrects ?? []));
      return { member, steps, corrected, stage: currentStage(steps, today) };
    });
  }
}
