import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { ApproveBatch, ImportBills } from '../../bills/index.js';
import type { City } from '../../cities/index.js';
import type { Actor } from '../../kernel/actor.js';
import { present } from '../../kernel/assert.js';
import type { LocalDate } from '../../kernel/local-date.js';
import { billFile } from './bill-file.js';
import { type DemoBill, demoBill, demoPeople } from './demo-bill.js';
import type { LifePlan } from './demo-city.js';
import type { Deeds } from './deeds.js';
import type { Chance } from './random.js';

/** Brings in a city's bills: files of its utilities, in its own format, approved by a second person. */
export class BillMaker {
  private readonly people;
  private written = 0;

  constructor(
    private readonly get: Deeds,
    private readonly chance: Chance,
    private readonly plan: LifePlan,
    private readonly persons: { readonly worker: Actor; readonly approver: Actor },
  ) {
    this.people = demoPeople(chance, plan.people);
  }

  /** @returns the bills that are now on the city's list */
  async publish(city: City, today: LocalDate): Promise<DemoBill[]> {
    const bills = this.bills(city, today, this.plan.files.bills);
    const batchId = await this.bringIn(city, today, bills);
    await this.get(ApproveBatch).run(city, batchId, this.persons.approver);
    return bills;
  }

  /** A file that is read and waits for a second person: the newcomer's to approve. */
  async leaveOneWaiting(city: City, today: LocalDate): Promise<void> {
    await this.bringIn(city, today, this.bills(city, today, 12));
  }

  private bills(city: City, today: LocalDate, count: number): DemoBill[] {
    return Array.from({ length: count }, () => {
      this.written += 1;
      // Households take turns, so that nobody goes over the city's limit.
      const person = present(this.people[this.written % this.people.length], 'a demonstration without people');
      return demoBill(this.chance, this.plan, city.currency, this.written, person, today);
    });
  }

  private async bringIn(city: City, today: LocalDate, bills: readonly DemoBill[]): Promise<string> {
    return withFile(billFile(bills, city.currency, this.plan.files.style), async (path) => {
      const { batchId } = await this.get(ImportBills).run(city, { path, decisionNo: `DEMO-${today}` }, this.persons.worker);
      return batchId;
    });
  }
}

/** Hands a file's content to a deed that reads files. */
export async function withFile<T>(content: Buffer, use: (path: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'pay-it-forward-'));
  try {
    const path = join(folder, 'file.csv');
    await writeFile(path, content);
    return await use(path);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
