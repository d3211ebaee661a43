import { Injectable } from '@nestjs/common';

import { type Actor, responsibleId } from '../../kernel/actor.js';
import { Clock } from '../../kernel/clock.js';
import { newId } from '../../kernel/ids.js';
import { todayIn, type LocalDate } from '../../kernel/local-date.js';
import { Refusal } from '../../kernel/refusal.js';
import { NetworkDatabase } from '../../platform/database/index.js';
import { assertStep, currentStage, type NewStep } from '../domain/adoption.js';
import type { MemberId } from '../domain/member-id.js';
import { isKnown } from '../members/member.store.js';
import { addStep, stepsOf } from './adoption.store.js';
import { secretariatZone } from '../domain/secretariat-zone.js';

export interface AdoptionRecord extends NewStep {
  readonly memberId: MemberId;
  /** Who writes it down: a person of the secretariat, or the demonstration. */
  readonly actor: Actor;
}

/** Writes down one step of a member city. Steps are added, never changed. */
@Injectable()
export class RecordAdoption {
  constructor(
    private readonly database: NetworkDatabase,
    private readonly clock: Clock,
  ) {}

  /** @throws Refusal member_unknown, and whatever {@link assertStep} refuses */
  async run({ memberId, stage, effectiveOn, evidence, reason, actor }: AdoptionRecord): Promise<void> {
    const recordedAt = this.clock.now();
    const today: LocalDate = todayIn(secretariatZone, recordedAt);
    await this.database.transaction(async (tx) => {
      if (!(await isKnown(tx, memberId))) throw new Refusal('member_unknown');
      const from = currentStage(await stepsOf(tx, memberId), effectiveOn);
      assertStep(from, { stage, effectiveOn, evidence, reason }, today);
      const written = { evidence: evidence.trim(), reason: reason?.trim() || null };
      const by = { recordedBy: responsibleId(actor), recordedByName: actor.name };
      await addStep(tx, { id: newId(), memberId, stage, effectiveOn, recordedAt, ...by, ...written, corrects: null });
    });
  }
}
