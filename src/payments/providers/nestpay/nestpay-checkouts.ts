import { Injectable } from '@nestjs/common';
import { Cities } from '../../../cities/index.js';
import { Clock } from '../../../kernel/clock.js';
import type { CityId } from '../../../kernel/ids.js';
import { FieldCrypto, InjectFieldCrypto } from '../../../platform/crypto/index.js';
import { Database, InjectDatabase } from '../../../platform/database/index.js';
import type { Checkout, CheckoutRequest, OpenAccount } from '../../provider.js';
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
    // At the host that the donor is at: a form leads to no other, by the pages' security policy.
    const { origin } = new URL(request.returnUrl);
    return { reference: oid, redirectUrl: `${origin}/nestpay/checkout/${city.slug}/${oid}` };
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
