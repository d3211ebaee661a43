import { Injectable, type OnModuleInit } from '@nestjs/common';
import { In, LessThanOrEqual } from 'typeorm';
import { Clock } from '../../kernel/clock.js';
import { expirePayments } from '../../payments/index.js';
import type { CityTx } from '../../platform/database/index.js';
import { Jobs, type QueueJob } from '../../platform/jobs/index.js';
import { DonationEntity } from '../donation.entity.js';
import { releaseReservations } from './release-reservations.js';

/** The queue of cities whose reservations end. */
export const RESERVATION_LAPSE_QUEUE = 'lapse';

const DONATIONS_PER_BATCH = 200;

/** Releases the reservations of unfinished checkouts when their time is over. Money that comes later is still allocated. */
@Injectable()
export class LapseReservationsJob implements QueueJob<'donor'>, OnModuleInit {
  readonly queue = RESERVATION_LAPSE_QUEUE;
  readonly worker = 'donor';

  constructor(
    private readonly jobs: Jobs,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.jobs.register(this);
  }

  async drain(tx: CityTx<'donor'>): Promise<'more' | 'done'> {
    const now = this.clock.now();
    const over = await tx.manager.find(DonationEntity, {
      select: { cityId: true, id: true },
      where: { cityId: tx.cityId, status: In(['created', 'pending']), reservedUntil: LessThanOrEqual(now) },
      order: { reservedUntil: 'ASC' },
      take: DONATIONS_PER_BATCH,
    });
    const lapsed = await expirePayments(
      tx,
      over.map(({ id }) => id),
      now,
    );
    await releaseReservations(
      tx,
      lapsed.map((id) => ({ id, to: 'expired' as const })),
      now,
    );
    return over.length === DONATIONS_PER_BATCH ? 'more' : 'done';
  }
}
