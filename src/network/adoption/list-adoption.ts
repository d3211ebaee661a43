import { Injectable } from '@nestjs/common';

import { Clock } from '../../kernel/clock.js';
import { todayIn } from '../../kernel/local-date.js';
import { NetworkDatabase } from '../../platform/database/index.js';
import { currentStage, newestFirst, standing } from '../domain/adoption.js';
import type { Adoption } from '../domain/member-city.js';
import { listMembers } from '../members/member.store.js';
import { allSteps } from './adoption.store.js';
import { secretariatZone } from '../domain/secretariat-zone.js';

/** Where every member city stands today. */
@Injectable()
export class ListAdoption {
  constructor(
    private readonly database: NetworkDatabase,
    private readonly clock: Clock,
  ) {}

  async run(): Promise<Adoption[]> {
    const today = todayIn(secretariatZone, this.clock.now());
    return this.database.transaction(async (tx) => {
      const steps = await allSteps(tx);
      return (await listMembers(tx, today)).map((member) => {
        const taken = standing(steps.get(member.id) ?? []).filter(({ effectiveOn }) => effectiveOn <= today);
        return { member, stage: currentStage(taken, today), since: [...taken].sort(newestFirst)[0] };
      });
    });
  }
}
