import { Injectable } from '@nestjs/common';
import { Cities } from '../../../cities/index.js';
import { Clock } from '../../../kernel/clock.js';
import type { CityId } from '../../../kernel/ids.js';
import { FieldCrypto, InjectFieldCrypto } from '../../../platform/crypto/index.js';
import { Database, InjectDatabase } from '../../../platform/database/index.js';
import type { Checkout, CheckoutRequest, OpenAccount } from '../provider.js';
import type { NestpayCheckoutEntity } from './nestpay-checkout.entity.js';
import { checkoutOf, checkoutsBegun, findCheckout, mayBePaid, openCheckout, wayBack } from './nestpay.store.js';

/** A checkout as it was kept, with the donor's own page. */
export interface KeptCheckout {
  readonly checkout: NestpayCheckoutEntity;
  readonly returnUrl: string;
  /** Not paid, declined or lapsed. */
  readonly mayBePaid: boolean;
}

/** What we keep of each form for a bank's gate. */
@Injectable()
export class NestpayCheckouts {
  constructor(
    private readonly cities: Cities,
    @InjectDatabase('donor') private readonly database: Database<'donor'>,
    @InjectFieldCrypto('giving') private readonly crypto: FieldCrypto,
    private readonly clock: Clock,
  ) {}

  /** The same payment gives the same checkout. */
  async open(account: OpenAccount, request: CheckoutRequest): Promise<Checkout> {
    const city = await this.cities.byId(account.cityId);
    const oid = await this.database.inCity(city.id, async (tx) =>
      openCheckout(tx, await this.crypto.forCity(tx), account.id, request, this.clock.now()),
    );
    return { reference: oid, redirectUrl: pageOf(city.slug, oid, request.returnUrl) };
  }

  /** Our own last page before the bank's: it makes the same order's form anew, and a bank takes one order's money once. */
  async reopen(account: OpenAccount, oid: string): Promise<string | undefined> {
    const city = await this.cities.byId(account.cityId);
    const { checkout, returnUrl, mayBePaid } = await this.find(city.id, oid);
    return mayBePaid && checkout.expiresAt > this.clock.now() ? pageOf(city.slug, oid, returnUrl) : undefined;
  }

  /** @throws Refusal not_found */
  async find(cityId: CityId, oid: string): Promise<KeptCheckout> {
    return this.database.inCity(cityId, async (tx) => {
      const checkout = await findCheckout(tx, oid);
      const returnUrl = wayBack(await this.crypto.forCity(tx), checkout);
      return { checkout, returnUrl, mayBePaid: await mayBePaid(tx, checkout) };
    });
  }

  async of({ id, cityId }: OpenAccount, oid: string): Promise<NestpayCheckoutEntity | undefined> {
    return this.database.inCity(cityId, (tx) => checkoutOf(tx, id, oid));
  }

  /** Begun in [from, to). */
  async begun({ id, cityId }: OpenAccount, from: Date, to: Date): Promise<NestpayCheckoutEntity[]> {
    return this.database.inCity(cityId, (tx) => checkoutsBegun(tx, id, from, to));
  }
}

/** At the host that the donor is at: a form leads to no other, by the pages' security policy. */
function pageOf(slug: string, oid: string, returnUrl: string): string {
  return `${new URL(returnUrl).origin}/nestpay/checkout/${slug}/${oid}`;
}
