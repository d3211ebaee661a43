// One of two processes that work off the same jobs. Each effect is an audit row; a slow one, so that a kill lands in the middle.
import 'reflect-metadata';
import { setTimeout as sleep } from 'node:timers/promises';
import { DataSource } from 'typeorm';
import { FixedClock } from '../../src/kernel/clock.js';
import { audit } from '../../src/platform/audit/index.js';
import { type CityTx, Database, dataSourceOptions } from '../../src/platform/database/index.js';
import { Jobs, once, wake } from '../../src/platform/jobs/index.js';
import { handTables } from '../../src/wiring/hand-tables.js';

const url = process.env['DATABASE_URL_CASEWORK'] ?? '';
const items = Number(process.env['ITEMS']);
const clock = new FixedClock(new Date('2026-11-22T09:00:00Z'));
const source = await new DataSource(dataSourceOptions('casework', url, handTables.casework)).initialize();
const jobs = new Jobs(clock, undefined, new Database('casework', source));

jobs.registerDaily({ job: 'test-daily', worker: 'casework', hour: 8, run: (tx) => effect(tx, 'daily') });
jobs.register({ queue: 'test-items', worker: 'casework', drain });

async function drain(tx: CityTx<'casework'>): Promise<'more' | 'done'> {
  for (let item = 0; item < items; item += 1) {
    if (!(await once(tx, clock, 'test-item', String(item)))) continue;
    await effect(tx, `item:${String(item)}`);
    await wake(tx, 'test-items', clock.now());
    return 'more';
  }
  return 'done';
}

async function effect(tx: CityTx<'casework'>, subject: string): Promise<void> {
  await audit(tx, { actor: 'job:test', action: 'test.effect', subject, at: clock.now() });
  await sleep(3);
}

process.stdout.write('ready\n');
for (;;) {
  await jobs.runDue();
  await sleep(5);
}
