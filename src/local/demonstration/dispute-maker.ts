import type { City } from '../../cities/index.js';
import { ListPayments, PlaySandboxCheckout } from '../../payments/index.js';
import type { Deeds } from './deeds.js';

/** A card's owner who disputes a payment: its bank takes the money until it decides, which the sandbox's page lets the newcomer do. */
export class DisputeMaker {
  constructor(private readonly get: Deeds) {}

  /** Of the newest gift. */
  async dispute(city: City): Promise<void> {
    const { items } = await this.get(ListPayments).run(city, { status: 'captured' });
    const reference = items[0]?.reference;
    if (reference) await this.get(PlaySandboxCheckout).run(city, reference, 'dispute');
  }
}
