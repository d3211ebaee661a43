import { Injectable, type OnModuleInit } from '@nestjs/common';
import { LessThan } from 'typeorm';
import { addDays, type LocalDate } from '../../kernel/local-date.js';
import type { CityTx } from '../../platform/database/index.js';
import { type DailyJob, Jobs } from '../../platform/jobs/index.js';
import { GreetingEntity } from './greeting.entity.js';

/** Days that a greeting waits for its money: longer than a provider's word was ever late. */
const GREETING_KEPT_DAYS = 30;

/** Forgets greetings whose money never came: a friend's address is not ours to keep. */
@Injectable()
export class ForgetGreetingsJob implements DailyJob<'donor'>, OnModuleInit {
  readonly job = 'forget-greetings';
  readonly worker = 'donor';
  readonly hour = 3;

  constructor(private readonly jobs: Jobs) {}

  onModuleInit(): void {
    this.jobs.registerDaily(this);
  }

  async run(tx: CityTx<'donor'>, today: LocalDate): Promise<void> {
    await tx.manager.delete(GreetingEntity, { cityId: tx.cityId, createdOn: LessThan(addDays(today, -GREETING_KEPT_DAYS)) });
  }
}
