import { Injectable } from '@nestjs/common';
import type { BillerKind, City } from '../cities/index.js';
import { Money } from '../kernel/money.js';
import { Refusal } from '../kernel/refusal.js';
import { FindNeeds } from '../needs/index.js';
import { refundOfDonation, type RefundStatus } from '../payments/index.js';
import { Database, InjectDatabase } from '../platform/database/index.js';
import { AllocationEntity } from './allocation.entity.js';
import { DonationEntity } from './donation.entity.js';
import type { AllocationStatus, DonationStatus } from './domain/donation.js';
import { tokenHash } from './token.js';

/** A gift as the private link shows it. */
export interface DonationView {
  readonly status: DonationStatus;
  readonly amount: Money;
  readonly lines: readonly {
    readonly billerKind: BillerKind;
    readonly billerCode: string;
    readonly amount: Money;
    readonly state: AllocationStatus | 'paid';
  }[];
  readonly startedAt: Date;
  readonly receivedAt?: Date;
  /** What goes back to the donor, where something does. */
  readonly refund?: { readonly amount: Money; readonly status: RefundStatus };
}

/** Reads a gift by its private link. The page that a donor comes back to does this and nothing else. */
@Injectable()
export class ReadDonation {
  constructor(
    @InjectDatabase('donor') private readonly database: Database<'donor'>,
    private readonly findNeeds: FindNeeds,
  ) {}

  /** @throws Refusal donation_unknown, the same for another city's */
  async run(city: City, token: string): Promise<DonationView> {
    const { donation, allocations, refund } = await this.database.inCity(city.id, async (tx) => {
      const found = await tx.manager.findOne(DonationEntity, { where: { cityId: tx.cityId, tokenHash: tokenHash(token) } });
      if (!found) throw new Refusal('donation_unknown');
      return {
        donation: found,
        allocations: await tx.manager.find(AllocationEntity, {
          where: { cityId: tx.cityId, donationId: found.id },
          order: { needId: 'ASC' },
        }),
        refund: await refundOfDonation(tx, found.id),
      };
    });
    const needs = await this.findNeeds.run(
      city,
      allocations.map(({ needId }) => needId),
    );
    const lines = allocations.flatMap(({ needId, amount, currency, status }) => {
      const need = needs.find(({ id }) => id === needId);
      if (!need) return [];
      const { billerKind, billerCode } = need;
      return [
        {
          billerKind,
          billerCode,
          amount: Money.of(amount, currency),
          state: status === 'funded' && need.status === 'paid' ? ('paid' as const) : status,
        },
      ];
    });
    return {
      status: donation.status,
      amount: Money.of(donation.amount, donation.currency),
      lines,
      startedAt: donation.createdAt,
      ...(donation.receivedAt ? { receivedAt: donation.receivedAt } : {}),
      ...(refund ? { refund: { amount: Money.of(refund.amount, donation.currency), status: refund.status } } : {}),
    };
  }
}
