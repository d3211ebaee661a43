import { Injectable } from '@nestjs/common';

import { Clock } from '../kernel/clock.js';
import { newId } from '../kernel/ids.js';
import { todayIn, type LocalDate } from '../kernel/local-date.js';
import { Refusal } from '../kernel/refusal.js';
import { NetworkDatabase } from '../platform/database/index.js';
import { assertStep, currentStage, type NewStep } from './domain/adoption.js';
import type { MemberId } from './domain/member-id.js';
import { addStep, findMember, stepsOf } from './member.store.js';
import { secretariatZone } from './secretariat-zone.js';

export interface AdoptionRecord extends NewStep {
  readonly memberId: MemberId;
  /** Who writes it down: a person of the secretariat, or `demo`. */
  readonly recordedBy: string;
}

/** Writes down one step of a member city. Steps are added, never changed. */
@Injectable()
export class RecordAdoption {
  constructor(
    private readonly database: NetworkDatabase,
    private readonly clock: Clock,
  ) {}

  /** @throws Refusal member_unknown, and whatever {@link assertStep} refuses */
  async run({ memberId, stage, effectiveOn, evidence, reason, recordedBy }: AdoptionRecord): Promise<void> {
    const recordedAt = this.clock.now();
    const today: LocalDate = todayIn(secretariatZone, recordedAt);
    await this.database.transaction(async (tx) => {
      if (!(await findMember(tx, memberId))) throw new Refusal('member_unknown');
      const from = currentStage(await stepsOf(tx, memberId), effectiveOn);
      assertStep(from, { stage, effectiveOn, evidence, reason }, today);
      const written = { evidence: evidence.trim(), reason: reason?.trim() || null };
      await addStep(tx, { id: newId(), memberId, stage, effectiveOn, recordedAt, recordedBy, ...written });
    });
  }
}
