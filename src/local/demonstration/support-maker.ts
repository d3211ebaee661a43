import { EnterHousehold } from '../../households/index.js';
import { ApproveSupport, EnterSupport, type SupportEntry } from '../../supports/index.js';
import type { City } from '../../cities/index.js';
import { ConfirmSupport, ListHandovers, ProposeHandover } from '../../disbursements/index.js';
import { assert } from '../../kernel/assert.js';
import type { HouseholdId } from '../../kernel/ids.js';
import type { LocalDate } from '../../kernel/local-date.js';
import { Money } from '../../kernel/money.js';
import type { DemoPeople } from './accounts.js';
import type { LifePlan } from './demo-city.js';
import type { Deeds } from './deeds.js';
import type { Chance } from './random.js';

/** Grants a city's households packages and cash support, and hands over what is given. */
export class SupportMaker {
  private readonly households: HouseholdId[] = [];
  private granted = 0;

  constructor(
    private readonly get: Deeds,
    private readonly chance: Chance,
    private readonly plan: LifePlan,
    private readonly staff: Pick<DemoPeople, 'worker' | 'approver' | 'disbursements'>,
  ) {}

  /** A round of grants, let onto the list by a second person. */
  async publish(city: City, today: LocalDate): Promise<void> {
    const { packages, cash } = this.plan.supports;
    const wishes = [...city.packages.flatMap(({ code }) => Array.from({ length: packages }, () => code)), ...cash.map((parts) => parts)];
    for (const wish of wishes) await this.get(ApproveSupport).run(city, await this.enter(city, today, wish), this.staff.approver);
  }

  /** A grant that waits for a second person: the newcomer's to approve. */
  async leaveOneWaiting(city: City, today: LocalDate): Promise<void> {
    const [first] = city.packages;
    const wish = first?.code ?? this.plan.supports.cash[0];
    if (wish !== undefined) await this.enter(city, today, wish);
  }

  /** What is given is handed over by one person and confirmed by another. */
  async handOver(city: City, today: LocalDate): Promise<void> {
    for (const { id } of (await this.get(ListHandovers).run(city)).due) {
      const entry = { supportId: id, decisionNo: `DEMO-${today}`, handedOn: today };
      const { handoverId } = await this.get(ProposeHandover).run(city, entry, this.staff.disbursements);
      await this.get(ConfirmSupport).run(city, handoverId, this.staff.approver);
    }
  }

  /** @param wish a package's code, or how many parts of cash support */
  private async enter(city: City, today: LocalDate, wish: string | number): Promise<string> {
    const householdId = await this.nextHousehold(city);
    const granted: SupportEntry['granted'] =
      typeof wish === 'string' ? { kind: 'package', code: wish } : { kind: 'cash', amount: this.cash(city, wish) };
    const entry = { householdId, decisionNo: `DEMO-${today}`, granted };
    return (await this.get(EnterSupport).run(city, entry, this.staff.worker)).supportId;
  }

  private cash(city: City, parts: number): string {
    assert(city.cashPart, 'cash support in a city without a part');
    return Money.of(city.cashPart.minor * BigInt(parts), city.currency).toDecimal();
  }

  /** Households without a national number: they came to the counter, not by a bill. They take turns. */
  private async nextHousehold(city: City): Promise<HouseholdId> {
    const { firstNames, surnames } = this.plan.people;
    const known = this.households[this.granted++ % this.plan.supports.households];
    if (known) return known;
    const name = `${this.chance.of(firstNames)} ${this.chance.of(surnames)}`;
    const { householdId } = await this.get(EnterHousehold).run(city, { name, nationalId: '' }, this.staff.worker);
    this.households.push(householdId);
    return householdId;
  }
}
