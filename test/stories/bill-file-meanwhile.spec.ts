import { beforeAll, describe, expect, it } from '@jest/globals';
import { GivingCity, startGivingApp } from '../invariants/giving.js';
import type { TestApp } from '../support/index.js';
import { deskAt, type Desk } from './bill-file-desk.js';
import { billFile, fictionalBills } from './bill-file-maker.js';

const ROWS = 5_000;

/** Asks for pages, one after the other, until the work is done. How many were answered, and how. */
async function visitWhile(work: Promise<unknown>, visit: () => Promise<number>): Promise<{ visits: number; statuses: number[] }> {
  const over = new AbortController();
  const end = work.finally(() => over.abort());
  const statuses: number[] = [];
  while (!over.signal.aborted) statuses.push(await visit());
  await end;
  return { visits: statuses.length, statuses: [...new Set(statuses)] };
}

describe('while a large bill file is read and approved in the very process that serves the site', () => {
  let app: TestApp;
  let city: GivingCity;
  let desk: Desk;
  beforeAll(async () => {
    app = await startGivingApp();
    const anyBill = '^[A-Z0-9-]{4,24}$';
    const biller = (code: 'water' | 'gas') => ({ code, kind: code, name: code, subscriberPattern: '^[0-9]{5,12}$', billPattern: anyBill });
    city = await GivingCity.open(app, 'testkent', {
      billers: [biller('water'), biller('gas')],
      maxBill: 5_000_000n,
      fundableDaysAfterDue: 365,
    });
    await city.needs([50_000n]);
    desk = deskAt(app, city.city);
  }, 60_000);

  it('every page answers, between its rows and not after them, and a gift comes through', async () => {
    const paths = ['/testkent/en', '/testkent/tr/bills', '/health/ready', '/testkent/en/staff'];
    let turn = 0;
    const visit = async (): Promise<number> => (await app.visitor().get(paths[turn++ % paths.length] ?? '/')).status;

    const path = desk.write('large.csv', billFile(fictionalBills(ROWS)));
    const importing = desk.import(path);
    const reading = await visitWhile(importing, visit);
    expect(reading.statuses).toEqual([200]);
    expect(reading.visits).toBeGreaterThan(20);
    const { batchId, accepted } = await importing;
    expect(accepted).toBe(ROWS);

    const approving = desk.approve(batchId);
    const giving = (async () => {
      const [need] = await city.needs([10_000n]);
      if (!need) throw new Error('a need');
      await city.tell(await city.start([[need, 10_000n]]));
      await city.runDue();
      return city.need(need);
    })();
    const publishing = await visitWhile(approving, visit);
    expect(publishing.statuses).toEqual([200]);
    expect(publishing.visits).toBeGreaterThan(3);
    expect(await giving).toMatchObject({ status: 'funded', funded: 10_000n });
    await approving;
  }, 120_000);
});
