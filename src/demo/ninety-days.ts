import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { ApproveBatch, ImportBills } from '../beneficiaries/index.js';
import type { City } from '../cities/index.js';
import { ConfirmPayments } from '../disbursements/index.js';
import { StartDonation } from '../donations/index.js';
import type { FixedClock } from '../kernel/clock.js';
import { daysBetween, type LocalDate } from '../kernel/local-date.js';
import { Money } from '../kernel/money.js';
import { FindNeeds, ListNeeds, type PublicNeed } from '../needs/index.js';
import { PlaySandboxCheckout } from '../payments/index.js';
import { Jobs } from '../platform/jobs/index.js';
import { approver, disbursements, worker } from './accounts.js';
import { type DemoBill, demoBill, demoBillFile, demoPeople } from './demo-bills.js';
import type { Chance } from './random.js';

/** Gets a deed of the running application. */
export type Deeds = <T>(token: abstract new (...parameters: never[]) => T) => T;

interface FundedBill {
  readonly bill: DemoBill;
  readonly fundedOn: LocalDate;
}

const billers = ['water', 'gas'] as const;
const MINUTE = 60_000;
const FILE_EVERY = 7;
const BILLS_A_FILE = 42;
const HOUSEHOLDS = 160;
const PAID_AFTER = 4;
/** What the sandbox's page does to a gift, as often as listed: most are paid, some are not, some notifications come twice. */
const endings = ['approve', 'approve', 'approve', 'approve', 'approve', 'approve', 'double', 'double', 'decline', 'abandon'] as const;

/** Bill files, gifts and confirmations of one city, one day after the other. Knows its own bills by what the public sees of them. */
export class NinetyDays {
  private readonly bills = new Map<string, DemoBill>();
  private readonly given = new Set<PublicNeed['id']>();
  private readonly awaiting: FundedBill[] = [];
  private readonly people;
  private written = 0;

  constructor(
    private readonly get: Deeds,
    private readonly clock: FixedClock,
    private readonly chance: Chance,
  ) {
    this.people = demoPeople(chance, HOUSEHOLDS);
  }

  /** One day of the city, beginning at eight in the morning. `number` counts from 0. */
  async live(city: City, number: number): Promise<void> {
    const today = city.today(this.clock.now());
    if (number % FILE_EVERY === 0) await this.publish(city, today);
    const gifts = this.chance.between(2, 4);
    for (let gift = 0; gift < gifts; gift += 1) await this.give(city);
    await this.workOff();
    await this.notice(city, today);
    if (number % FILE_EVERY === 5) await this.confirm(city, today);
  }

  /** A file that is read and waits for a second person: the newcomer's to approve. */
  async leaveOneWaiting(city: City): Promise<void> {
    await this.importFile(city, city.today(this.clock.now()), 12);
  }

  private async publish(city: City, today: LocalDate): Promise<void> {
    const batchId = await this.importFile(city, today, BILLS_A_FILE);
    await this.get(ApproveBatch).run(city, batchId, approver.name);
  }

  private async importFile(city: City, today: LocalDate, count: number): Promise<string> {
    const bills = Array.from({ length: count }, () => this.newBill(today));
    return withFile(demoBillFile(bills), async (path) => {
      const { batchId } = await this.get(ImportBills).run(city, { path, officer: worker.name, decisionNo: `DEMO-${today}` });
      return batchId;
    });
  }

  /** Households take turns, so that nobody goes over the city's limit. */
  private newBill(today: LocalDate): DemoBill {
    for (;;) {
      const person = this.people[this.written % this.people.length];
      if (!person) throw new Error('a demonstration without people');
      const bill = demoBill(this.chance, this.written + 1, person, today);
      const key = keyOf(bill.utility, bill.amount, bill.dueOn);
      if (this.bills.has(key)) continue;
      this.bills.set(key, bill);
      this.written += 1;
      return bill;
    }
  }

  private async give(city: City): Promise<void> {
    this.clock.advance(this.chance.between(5, 90) * MINUTE);
    const { items } = await this.get(ListNeeds).run(city, { sort: this.chance.happens(0.7) ? 'urgent' : 'oldest', limit: 20 });
    const first = items[this.chance.between(0, Math.max(0, Math.min(items.length, 8) - 1))];
    if (!first) return;
    const others = items.filter((need) => need.billerCode === first.billerCode && need.id !== first.id);
    const chosen = [first, ...others.slice(0, this.chance.happens(0.3) ? this.chance.between(1, 2) : 0)];
    const lines = chosen.map((need) => ({ needId: need.id, amount: this.part(need) }));
    const ifFilled = this.chance.happens(0.8) ? 'next' : 'refund';
    const language = this.chance.happens(0.8) ? 'tr' : 'en';
    const returnUrl = (token: string): string => `http://localhost/${city.slug}/${language}/gifts/${token}`;
    const { redirectUrl } = await this.get(StartDonation).run(city, { lines, language, ifFilled, returnUrl });
    this.clock.advance(this.chance.between(1, 4) * MINUTE);
    await this.get(PlaySandboxCheckout).run(city, redirectUrl.split('/').at(-1) ?? '', this.chance.of(endings));
    for (const { id } of chosen) this.given.add(id);
  }

  /** Most pay the whole bill, some a round part of it. */
  private part(need: PublicNeed): Money {
    if (this.chance.happens(0.75)) return need.remaining;
    const part = Money.of(BigInt(this.chance.of([5_000, 10_000, 20_000, 25_000])), need.remaining.currency);
    return part.compare(need.remaining) < 0 ? part : need.remaining;
  }

  /** The sandbox brings its notifications, then the inbox is drained. */
  private async workOff(): Promise<void> {
    await this.get(Jobs).runDue();
    await this.get(Jobs).runDue();
  }

  private async notice(city: City, today: LocalDate): Promise<void> {
    for (const need of await this.get(FindNeeds).run(city, [...this.given])) {
      const bill = this.bills.get(keyOf(need.billerCode, need.amount, need.dueOn));
      if (need.status !== 'funded' || !bill) continue;
      this.given.delete(need.id);
      this.awaiting.push({ bill, fundedOn: today });
    }
  }

  /** Each biller's file of what it has received and booked. */
  private async confirm(city: City, today: LocalDate): Promise<void> {
    for (const billerCode of billers) {
      const paid = this.awaiting.filter(({ bill, fundedOn }) => bill.utility === billerCode && daysBetween(fundedOn, today) >= PAID_AFTER);
      if (paid.length === 0) continue;
      await withFile(confirmationFile(paid), (path) =>
        this.get(ConfirmPayments).run(city, { path, billerCode, officer: disbursements.name }),
      );
      for (const done of paid) this.awaiting.splice(this.awaiting.indexOf(done), 1);
    }
  }

  /** The files that the billers will send next, by biller: the newcomer's to hand in. */
  nextConfirmations(): ReadonlyMap<string, string> {
    return new Map(billers.map((biller) => [biller, confirmationFile(this.awaiting.filter(({ bill }) => bill.utility === biller))]));
  }
}

function confirmationFile(paid: readonly FundedBill[]): string {
  const rows = paid.map(({ bill, fundedOn }) => [bill.billNo, bill.amount.toDecimal(), fundedOn].join(','));
  return ['bill_no,amount,paid_on', ...rows, ''].join('\n');
}

function keyOf(biller: string, amount: Money, dueOn: LocalDate | undefined): string {
  return [biller, amount.minor, dueOn].join('/');
}

async function withFile<T>(content: string, use: (path: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'pay-it-forward-'));
  try {
    const path = join(folder, 'bills.csv');
    await writeFile(path, content);
    return await use(path);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
