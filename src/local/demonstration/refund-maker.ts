import type { City } from '../../cities/index.js';
import type { Actor } from '../../kernel/actor.js';
import { RequestRefund, DecideRefund, ListPayments } from '../../payments/index.js';
import type { Deeds } from './deeds.js';

/** The two people of a city's collections desk. */
export interface CollectionsDesk {
  readonly asks: Actor;
  readonly releases: Actor;
}

/** Donors of one city who ask for their money back, which takes two people of the desk. */
export class RefundMaker {
  constructor(
    private readonly get: Deeds,
    private readonly desk: CollectionsDesk,
  ) {}

  /** The newest gift goes back: its bill has not been paid yet. */
  async releaseReservations(city: City): Promise<void> {
    const refundId = await this.ask(city, 'the donor gave twice by mistake');
    if (refundId !== undefined) await this.get(DecideRefund).run(city, refundId, 'release', this.desk.releases);
  }

  /** One that waits for a second person: the newcomer's to release. */
  async leaveOneWaiting(city: City): Promise<void> {
    await this.ask(city, 'the donor mistook the amount');
  }

  private async ask(city: City, reason: string): Promise<string | undefined> {
    const { items } = await this.get(ListPayments).run(city, { status: 'captured' });
    const [newest] = items;
    if (!newest) return undefined;
    return this.get(RequestRefund).run(city, { paymentId: newest.id, amount: newest.amount, reason }, this.desk.asks);
  }
}
