import { Controller, Get, Header, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Cities, CurrentCity, CurrentLanguage, type City } from '../../../cities/index.js';
import { ListNeeds, ReadTally } from '../../../needs/index.js';
import { Public } from '../../../platform/http/index.js';
import { HTML_HEADER, page } from '../../shared/index.js';
import { BasketBar } from '../basket/basket-bar.js';
import { BasketCookie } from '../basket/basket-cookie.js';
import { CityHomePage, ClosedCityPage } from './city-home.page.js';
import { emptyBasket, type Basket } from '../domain/basket.js';
import { type Offer, offersKey } from '../domain/offers.js';
import { CachedPage } from '../page-cache/page-cache.js';
import { PageCaches } from '../page-cache/page-caches.js';
import { ReadOffers } from '../offers/read-offers.js';
import { rememberLanguage } from '../layout/remember-language.js';
import { cityView, type CityView } from '../layout/view.js';

/** How many bills hang on the home page. */
const BILLS_SHOWN = 4;

/** A city's front door. */
@ApiExcludeController()
@Public()
@Controller(':city/:lang')
export class CityHomeController {
  constructor(
    private readonly cities: Cities,
    private readonly listNeeds: ListNeeds,
    private readonly readOffers: ReadOffers,
    private readonly readTally: ReadTally,
    private readonly baskets: BasketCookie,
    private readonly caches: PageCaches,
  ) {}

  @Get()
  @Header(...HTML_HEADER)
  async show(
    @CurrentCity() city: City,
    @CurrentLanguage() language: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string | Buffer> {
    rememberLanguage(request, reply, language);
    const view = cityView(city, language);
    if (!city.isOpen) return page(<ClosedCityPage view={view} open={(await this.cities.all()).filter(({ isOpen }) => isOpen)} />);
    const kept = await this.kept(view);
    const basket = this.baskets.read(request, city);
    return basket.lines.length === 0 ? kept.send(request, reply) : kept.filled(fill(view, basket));
  }

  /** Where bills are shown by classes, what is public is read for each request (see `BillsController.classes`). */
  private async kept(view: CityView): Promise<CachedPage> {
    const { city, language } = view;
    const key = `${city.base} ${language}`;
    if (city.listing === 'exact') return this.caches.homes.get(city.id, key, async () => this.make(view, await this.readOffers.run(city)));
    const offers = await this.readOffers.run(city);
    return this.caches.homes.get(city.id, `${key} ${offersKey(offers)}`, () => this.make(view, offers));
  }

  private async make(view: CityView, offers: readonly Offer[]): Promise<CachedPage> {
    const { city } = view;
    const [tally, first] = await Promise.all([
      this.readTally.run(city),
      city.listing === 'exact' ? this.listNeeds.run(city, { sort: 'urgent', limit: BILLS_SHOWN }) : { items: [] },
    ]);
    return new CachedPage(
      <CityHomePage view={view} tally={tally} first={first.items} offers={offers} />,
      fill(view, emptyBasket),
      undefined,
    );
  }
}

function fill(view: CityView, basket: Basket) {
  return () => <BasketBar view={view} basket={basket} />;
}
