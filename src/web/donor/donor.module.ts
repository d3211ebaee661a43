import { Module, type DynamicModule } from '@nestjs/common';
import { NeedsModule } from '../../needs/index.js';
import { ChoicesApiController } from './api/choices.controller.js';
import { CityApiController } from './api/city.controller.js';
import { DonationsApiController } from './api/donations.controller.js';
import { NeedsApiController } from './api/needs.controller.js';
import { BackController } from './back/back.controller.js';
import { BasketCookie } from './basket/basket-cookie.js';
import { BasketController } from './basket/basket.controller.js';
import { BillsController } from './bills/bills.controller.js';
import { CheckoutController } from './checkout/checkout.controller.js';
import { ChooseController } from './choose/choose.controller.js';
import { CityHomeController } from './city-home/city-home.controller.js';
import { FrontController } from './front/front.controller.js';
import { DonationController } from './donation/donation.controller.js';
import { GiveController } from './give/give.controller.js';
import { PageCaches } from './page-cache/page-caches.js';
import { ReadOffers } from './offers/read-offers.js';
import { CardPictures } from './sharing/card-pictures.js';
import { SharingController } from './sharing/sharing.controller.js';
import { TransparencyController } from './transparency/transparency.controller.js';
import { ReadQuote } from './checkout/read-quote.js';

/** The donors' pages and their API. Served by the donor side. */
@Module({})
export class DonorSiteModule {
  /** @param donations the gifts' module, as the wiring has made it: one instance for all */
  static with(donations: DynamicModule): DynamicModule {
    return {
      module: DonorSiteModule,
      imports: [NeedsModule, donations],
      controllers: [
        ...[FrontController, CityHomeController, BillsController, GiveController, ChooseController, BasketController, CheckoutController],
        ...[BackController, DonationController, TransparencyController, SharingController],
        ...[CityApiController, ChoicesApiController, NeedsApiController, DonationsApiController],
      ],
      providers: [BasketCookie, CardPictures, PageCaches, ReadOffers, ReadQuote],
    };
  }
}
