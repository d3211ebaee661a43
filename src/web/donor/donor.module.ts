import { Module, type DynamicModule } from '@nestjs/common';
import { NeedsModule } from '../../needs/index.js';
import { ChoicesApiController } from './api/choices.controller.js';
import { CityApiController } from './api/city.controller.js';
import { DonationsApiController } from './api/donations.controller.js';
import { NeedsApiController } from './api/needs.controller.js';
import { BackController } from './back.controller.js';
import { BasketCookie } from './basket-cookie.js';
import { BasketController } from './basket.controller.js';
import { BillsController } from './bills.controller.js';
import { CheckoutController } from './checkout.controller.js';
import { ChooseController } from './choose.controller.js';
import { CityHomeController } from './city-home.controller.js';
import { FrontController } from './front.controller.js';
import { GiftController } from './gift.controller.js';
import { GiveController } from './give.controller.js';
import { PageCaches } from './page-caches.js';
import { ReadOffers } from './read-offers.js';
import { CardPictures } from './card-pictures.js';
import { CarriedController } from './carried.controller.js';
import { TransparencyController } from './transparency.controller.js';
import { ReadQuote } from './read-quote.js';

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
        ...[BackController, GiftController, TransparencyController, CarriedController],
        ...[CityApiController, ChoicesApiController, NeedsApiController, DonationsApiController],
      ],
      providers: [BasketCookie, CardPictures, PageCaches, ReadOffers, ReadQuote],
    };
  }
}
