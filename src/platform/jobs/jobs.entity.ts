import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { CityId } from '../../kernel/ids.js';
import type { Side } from '../database/index.js';

/** A city that has work on a queue, from `dueAt` on. Rows are only added, and taken away by whoever did the work. */
abstract class WakeColumns {
  static readonly directory = true;

  /** Made by the database, and of no use but to tell rows apart. */
  @PrimaryColumn('uuid', { insert: false })
  id: string;

  @Column('text')
  queue: string;

  @Column('uuid')
  city: CityId;

  @Column('timestamptz', { name: 'due_at' })
  dueAt: Date;
}

@Entity({ schema: 'giving', name: 'wake' })
export class GivingWake extends WakeColumns {}

@Entity({ schema: 'receiving', name: 'wake' })
export class ReceivingWake extends WakeColumns {}

/** That a job was done for a day, a quarter, an item. */
abstract class JobRunColumns {
  @PrimaryColumn('uuid', { name: 'city_id' })
  cityId: string;

  @PrimaryColumn('text')
  job: string;

  @PrimaryColumn('text', { name: 'run_for' })
  runFor: string;

  @Column('timestamptz', { name: 'ran_at' })
  ranAt: Date;
}

@Entity({ schema: 'giving', name: 'job_run' })
export class GivingJobRun extends JobRunColumns {}

@Entity({ schema: 'receiving', name: 'job_run' })
export class ReceivingJobRun extends JobRunColumns {}

/** Each side's own. */
export const wakes = { giving: GivingWake, receiving: ReceivingWake } as const satisfies Record<Side, unknown>;
export const jobRuns = { giving: GivingJobRun, receiving: ReceivingJobRun } as const satisfies Record<Side, unknown>;
