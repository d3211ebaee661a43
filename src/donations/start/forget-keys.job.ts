import { Injectable, type OnModuleInit } from '@nestjs/common';
import { LessThanOrEqual } from 'typeorm';
import { Clock } from '../../kernel/clock.js';
import type { CityTx } from '../../platform/database/index.js';
import { type DailyJob, Jobs } from '../../platform/jobs/index.js';
import { IDEMPOTENCY_KEY_KEPT_MS } from '../domain/idempotency-key.js';
import { IdempotencyKeyEntity } from './idempotency-key.entity.js';

/** Takes away the keys of starts, and the private links sealed with them, after their day. */
@Injectable()
export class ForgetKeysJob implements DailyJob<'donor'>, OnModuleInit {
  readonly job = 'forget_keys';
  readonly worker = 'donor';
  readonly hour = 3;

  constructor(
    private readonly jobs: Jobs,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.jobs.registerDaily(this);
  }

  async run(tx: CityTx<'donor'>): Promise<void> {
    const over = new Date(this.clock.now().getTime() - IDEMPOTENCY_KEY_KEPT_MS);
    await tx.manager.delete(IdempotencyKeyEntity, { cityId: tx.cityId, createdAt: LessThanOrEqual(over) });
  }
}
