import type { City } from '../../cities/index.js';
import { StartDonation } from '../../donations/index.js';
import type { FixedClock } from '../../kernel/clock.js';
import { Money } from '../../kernel/money.js';
import { isRefusal } from '../../kernel/refusal.js';
import { type Choice, ListClasses, ListNeeds, type PublicNeed } from '../../needs/index.js';
import { PlaySandboxCheckout } from '../../payments/index.js';
import type { LifePlan } from './demo-city.js';
import type { Deeds } from './deeds.js';
import type { Chance } from './random.js';

type Lines = Parameters<StartDonation['run']>[1]['lines'];

const MINUTE = 60_000;
/** What the sandbox's page does to a gift, as often as listed: most are paid, some are not, some notifications come twice. */
const endings = ['approve', 'approve', 'approve', 'approve', 'approve', 'approve', 'double', 'double', 'decline', 'abandon'] as const;

/** Donors of one city, who choose from what its public pages show. */
export class GiftMaker {
  constructor(
    private readonly get: Deeds,
    private readonly clock: FixedClock,
    private readonly chance: Chance,
    private readonly plan: LifePlan,
  ) {}

  /** One donor comes, chooses and pays, or does not. */
  async give(city: City): Promise<void> {
    this.clock.advance(this.chance.between(5, 60) * MINUTE);
    const single = city.listing === 'exact' && this.chance.happens(0.8);
    const lines = single ? await this.chooseBills(city) : await this.chooseClass(city);
    if (lines.length === 0) return;
    const ifFilled = this.chance.happens(0.8) ? 'next' : 'refund';
    const language = this.chance.happens(0.8) ? city.ownLanguage : 'en';
    const returnUrl = `http://localhost/${city.slug}/${language}/gifts/back`;
    try {
      const { redirectUrl } = await this.get(StartDonation).run(city, { lines, language, ifFilled, returnUrl });
      this.clock.advance(this.chance.between(1, 4) * MINUTE);
      await this.get(PlaySandboxCheckout).run(city, redirectUrl.split('/').at(-1) ?? '', this.chance.of(endings));
    } catch (error) {
      // All of a class is held by others: this donor comes another day.
      if (!isRefusal(error, 'nothing_waiting')) throw error;
    }
  }

  /** One bill, sometimes two or three of one biller. */
  private async chooseBills(city: City): Promise<Lines> {
    const { items } = await this.get(ListNeeds).run(city, { sort: this.chance.happens(0.7) ? 'urgent' : 'oldest', limit: 20 });
    const first = items[this.chance.between(0, Math.max(0, Math.min(items.length, 8) - 1))];
    if (!first) return [];
    const others = items.filter((need) => need.billerCode === first.billerCode && need.id !== first.id);
    const chosen = [first, ...others.slice(0, this.chance.happens(0.3) ? this.chance.between(1, 2) : 0)];
    return chosen.map((need) => ({ needId: need.id, amount: this.part(need) }));
  }

  /** Most pay the whole bill, some a round part of it. */
  private part(need: PublicNeed): Money {
    if (this.chance.happens(0.75)) return need.remaining;
    const part = this.round(need.remaining.currency);
    return part.compare(need.remaining) < 0 ? part : need.remaining;
  }

  /** A class at its price, or any round amount for it; where no class is public, for the next bills. */
  private async chooseClass(city: City): Promise<Lines> {
    const classes = await this.get(ListClasses).run(city);
    const offered = classes[this.chance.between(0, Math.max(0, classes.length - 1))];
    if (!offered) return city.listing === 'exact' ? [] : [{ choice: this.nextBills(city), amount: this.round(city.currency) }];
    const { kind, code, priceBand, price } = offered;
    const choice: Choice = priceBand === undefined ? { kind, code } : { kind, code, priceBand };
    if (kind === 'bill' && this.chance.happens(0.25)) return [{ choice, amount: this.round(city.currency) }];
    const times = kind === 'cash' ? BigInt(this.chance.between(1, 2)) : 1n;
    return [{ choice, amount: Money.of(price.minor * times, city.currency) }];
  }

  /** On the direct path a gift is for one biller, elsewhere for whichever bill is next. */
  private nextBills(city: City): Choice {
    const direct = city.permits.bill?.path === 'direct';
    return { kind: 'bill', code: direct ? this.plan.files.sizes[0].biller : '' };
  }

  private round(currency: Money['currency']): Money {
    return Money.of(BigInt(this.chance.of(this.plan.gifts.round)), currency);
  }
}
