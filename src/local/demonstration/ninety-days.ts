import type { City } from '../../cities/index.js';
import type { Actor } from '../../kernel/actor.js';
import type { FixedClock } from '../../kernel/clock.js';
import type { DemoPeople } from './accounts.js';
import { BillMaker } from './bill-maker.js';
import { ConfirmationMaker } from './confirmation-maker.js';
import type { DemoCity } from './demo-city.js';
import type { Deeds } from './deeds.js';
import { DisputeMaker } from './dispute-maker.js';
import { GiftMaker } from './gift-maker.js';
import { Chance } from './random.js';
import { RefundMaker } from './refund-maker.js';
import { SupportMaker } from './support-maker.js';

/** Days between two rounds of the billers' confirmations, and the day on which they come: some days before the last, so that a file is next. */
const WEEK = 7;
const CONFIRMED = 2;

/** Days between two donors who want their money back. */
const REFUNDS = 40;

/** The day on which a card's owner disputes a payment; no bank has decided yet. */
const DISPUTED = 82;

/** The life of one city by its plan, one day after the other: bills come in and help is granted, donors give, billers confirm and desks hand over. */
export class NinetyDays {
  private readonly chance: Chance;
  private readonly bills: BillMaker;
  private readonly supports: SupportMaker;
  private readonly gifts: GiftMaker;
  private readonly refunds: RefundMaker;
  private readonly disputes: DisputeMaker;
  private readonly confirmations: ConfirmationMaker;

  constructor(
    get: Deeds,
    private readonly clock: FixedClock,
    private readonly demo: DemoCity,
    readonly city: City,
    private readonly people: DemoPeople,
  ) {
    const { life } = demo;
    this.chance = new Chance(life.seed);
    this.bills = new BillMaker(get, this.chance, life, people);
    this.supports = new SupportMaker(get, this.chance, life, people);
    this.gifts = new GiftMaker(get, clock, this.chance, life);
    this.refunds = new RefundMaker(get, { asks: people.collections, releases: people.second });
    this.disputes = new DisputeMaker(get);
    this.confirmations = new ConfirmationMaker(get, life, people.disbursements);
  }

  /** Who signs the city's reports. */
  get signer(): Actor {
    return this.people.admin;
  }

  /** A day until its gifts are paid. `number` counts from 0. */
  async live(number: number): Promise<void> {
    const { files, supports, gifts } = this.demo.life;
    if (number % files.every === 0) this.confirmations.watch(await this.bills.publish(this.city, this.today()));
    if (number % supports.every === 0) await this.supports.publish(this.city, this.today());
    const donors = this.chance.between(...gifts.perDay);
    for (let donor = 0; donor < donors; donor += 1) await this.gifts.give(this.city);
  }

  /** The end of the day, when its gifts have arrived. */
  async close(number: number): Promise<void> {
    if (number % REFUNDS === REFUNDS - 1) await this.refunds.releaseReservations(this.city);
    if (number === DISPUTED) await this.disputes.dispute(this.city);
    if (number % WEEK !== CONFIRMED) return;
    await this.confirmations.confirm(this.city, this.today());
    await this.supports.handOver(this.city, this.today());
  }

  async leaveOneWaiting(): Promise<void> {
    await this.bills.leaveOneWaiting(this.city, this.today());
    await this.supports.leaveOneWaiting(this.city, this.today());
    await this.refunds.leaveOneWaiting(this.city);
  }

  async nextConfirmations(): Promise<ReadonlyMap<string, Buffer>> {
    return this.confirmations.next(this.city);
  }

  private today(): ReturnType<City['today']> {
    return this.city.today(this.clock.now());
  }
}
