// One of two processes that work off the same jobs. Each effect is an audit row; a slow one, so that a kill lands in the middle.
import 'reflect-metadata';
import { setTimeout as sleep } from 'node:timers/promises';
import { DataSource } from 'typeorm';
import { FixedClock } from '../../src/kernel/clock.js';
import { audit } from '../../src/platform/audit/index.js';
import { type CityTx, Database, dataSourceOptions } from '../../src/platform/database/index.js';
import { type Answered, Jobs, OutboundJob, once, ranFor, wake } from '../../src/platform/jobs/index.js';
import { sideTables } from '../../src/wiring/side-tables.js';

const url = process.env['DATABASE_URL_CASEWORK'] ?? '';
const items = Number(process.env['ITEMS']);
const calls = Number(process.env['CALLS']);
const clock = new FixedClock(new Date('2026-11-22T09:00:00Z'));
const source = await new DataSource(dataSourceOptions('casework', url, sideTables.casework)).initialize();
const database = new Database('casework', source);
const jobs = new Jobs(clock, undefined, database);

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

/** Half a second from the claim of a call to the next, should the process die in it. */
class CallJob extends OutboundJob<'casework', string, 'answered'> {
  readonly queue = 'test-calls';
  readonly worker = 'casework';
  protected readonly limits = { claimed: 4, recorded: 1 };

  constructor() {
    super(database, clock);
  }

  protected async claim(tx: CityTx<'casework'>, limit: number): Promise<string[]> {
    const done = await ranFor(tx, 'test-called');
    const open = Array.from({ length: calls }, (_, item) => String(item)).filter((item) => !done.includes(item));
    const claimed: string[] = [];
    const half = Math.floor((performance.timeOrigin + performance.now()) / 500);
    for (const item of open) {
      if (claimed.length < limit && (await once(tx, clock, 'test-claim', `${item}/${String(half)}`))) claimed.push(item);
    }
    if (open.length > 0) await wake(tx, this.queue, clock.now());
    return claimed;
  }

  /** Every third call is not answered the first time. */
  protected async call(item: string): Promise<'answered' | undefined> {
    await sleep(5);
    const first = Number(item) % 3 === 0 && !this.tried.has(item);
    this.tried.add(item);
    if (first) throw new Error('no answer');
    return 'answered';
  }

  private readonly tried = new Set<string>();

  protected async record(tx: CityTx<'casework'>, answered: readonly Answered<string, 'answered'>[]): Promise<void> {
    for (const { item } of answered) if (await once(tx, clock, 'test-called', item)) await effect(tx, `call:${item}`);
  }
}
jobs.register(new CallJob());

async function effect(tx: CityTx<'casework'>, subject: string): Promise<void> {
  await audit(tx, { actor: 'job:test', action: 'test.effect', subject, at: clock.now() });
  await sleep(3);
}

process.stdout.write('ready\n');
for (;;) {
  await jobs.runDue();
  await sleep(5);
}
