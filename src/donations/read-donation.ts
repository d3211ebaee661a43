import { Injectable } from '@nestjs/common';
import type { City } from '../cities/index.js';
import { Clock } from '../kernel/clock.js';
import { addDays } from '../kernel/local-date.js';
import { Money } from '../kernel/money.js';
import { Refusal } from '../kernel/refusal.js';
import { type Choice, FindNeeds } from '../needs/index.js';
import { refundOfDonation, type RefundStatus } from '../payments/index.js';
import { Database, InjectDatabase } from '../platform/database/index.js';
import { AllocationEntity } from './allocations/allocation.entity.js';
import { DonationChoiceEntity } from './donation-choice.entity.js';
import { DonationEntity } from './donation.entity.js';
import { wasTold } from './news/news.store.js';
import { CHECKOUT_OPEN_MS } from './checkout/open-checkout.js';
import type { AllocationStatus, DonationStatus } from './domain/donation.js';
import { tokenHash } from './token.js';

/** Days that a private link opens its donation: a year, and time for a tax form. */
export const PRIVATE_LINK_DAYS = 400;

/** What was chosen: a bill by its biller, or a class. Never which needs the money of a class went to. */
export interface DonationLine {
  readonly choice: Choice;
  readonly amount: Money;
  /** `paid` once the donor was notified, which is up to 14 days after the payment. */
  readonly state: AllocationStatus | 'paid';
}

/** A donation as the private link shows it. */
export interface DonationView {
  readonly status: DonationStatus;
  readonly amount: Money;
  readonly lines: readonly DonationLine[];
  /** The donor was notified that all of it is paid. */
  readonly told: boolean;
  readonly startedAt: Date;
  readonly receivedAt?: Date;
  /** Until when it can be paid at the provider; only while it is neither paid nor over. */
  readonly payableUntil?: Date;
  /** What goes back to the donor, where something does; `byItself` where no person asked for it: see `refundOfDonation`. */
  readonly refund?: { readonly amount: Money; readonly status: RefundStatus; readonly byItself: boolean };
}

/** Reads a donation by its private link. The page that a donor comes back to does this and nothing else. */
@Injectable()
export class ReadDonation {
  constructor(
    @InjectDatabase('donor') private readonly database: Database<'donor'>,
    private readonly findNeeds: FindNeeds,
    private readonly clock: Clock,
  ) {}

  /** @throws Refusal donation_unknown, the same for another city's; donation_link_expired after PRIVATE_LINK_DAYS of the city's days */
  async run(city: City, token: string): Promise<DonationView> {
    const { donation, allocations, choices, refund, told } = await this.database.inCity(city.id, async (tx) => {
      const found = await tx.manager.findOne(DonationEntity, { where: { cityId: tx.cityId, tokenHash: tokenHash(token) } });
      if (!found) throw new Refusal('donation_unknown');
      if (city.today(this.clock.now()) > addDays(city.today(found.createdAt), PRIVATE_LINK_DAYS))
        throw new Refusal('donation_link_expired');
      const where = { cityId: tx.cityId, donationId: found.id };
      return {
        donation: found,
        allocations: await tx.manager.find(AllocationEntity, { where, order: { needId: 'ASC' } }),
        choices: await tx.manager.find(DonationChoiceEntity, { where, order: { line: 'ASC' } }),
        refund: await refundOfDonation(tx, found.id),
        told: await wasTold(tx, found.id),
      };
    });
    const needs = await this.findNeeds.run(
      city,
      allocations.map(({ needId }) => needId),
    );
    const bills = allocations.flatMap(({ needId, amount, currency, status }): DonationLine[] => {
      const need = needs.find(({ id }) => id === needId);
      if (!need) return [];
      const choice = { kind: need.kind, code: need.billerCode };
      return [{ choice, amount: Money.of(amount, currency), state: status === 'funded' && told ? ('paid' as const) : status }];
    });
    const chosen = choices.map(({ kind, code, priceBand, amount }): DonationLine => ({
      choice: { kind, code, ...(priceBand === null ? {} : { priceBand }) },
      amount: Money.of(amount, donation.currency),
      state: told && donation.status === 'received' ? 'paid' : stateOf(donation.status),
    }));
    return {
      status: donation.status,
      amount: Money.of(donation.amount, donation.currency),
      lines: [...bills, ...chosen],
      told: told && donation.status === 'received',
      startedAt: donation.createdAt,
      ...this.payable(donation),
      ...(donation.receivedAt ? { receivedAt: donation.receivedAt } : {}),
      ...(refund ? { refund: { ...refund, amount: Money.of(refund.amount, donation.currency) } } : {}),
    };
  }

  private payable({ status, createdAt }: DonationEntity): Pick<DonationView, 'payableUntil'> {
    const payableUntil = new Date(createdAt.getTime() + CHECKOUT_OPEN_MS);
    const open = status === 'created' || status === 'pending';
    return open && payableUntil > this.clock.now() ? { payableUntil } : {};
  }
}

/** A line of a class is as far as its donation: how far the needs behind it are is nobody's to see. */
function stateOf(status: DonationStatus): AllocationStatus {
  if (status === 'created' || status === 'pending') return 'reserved';
  return status === 'received' || status === 'disputed' ? 'funded' : 'released';
}
