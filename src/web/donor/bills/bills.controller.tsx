import { Controller, Get, Header, Param, ParseUUIDPipe, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { JSX } from 'preact';
import { CurrentCity, CurrentLanguage, type City } from '../../../cities/index.js';
import { present } from '../../../kernel/assert.js';
import type { NeedId } from '../../../kernel/ids.js';
import { Refusal } from '../../../kernel/refusal.js';
import { type Choice, FindNeeds, ListNeeds, writeChoice } from '../../../needs/index.js';
import { Public } from '../../../platform/http/index.js';
import type { Texts } from '../../../platform/texts/index.js';
import { HTML_HEADER, page, type FormErrors } from '../../shared/index.js';
import { BasketBar } from '../basket/basket-bar.js';
import { BasketCookie } from '../basket/basket-cookie.js';
import { BasketForm } from '../bill/bill-card.js';
import { BillPage } from '../bill/bill.page.js';
import { BillsQuery } from './bills-query.dto.js';
import { BillsPage, queryOf } from './bills.page.js';
import { ClassesPage } from './classes.page.js';
import { type Basket, emptyBasket, overlappingLines, isChoiceLine, keyOf, choicesOverlap } from '../domain/basket.js';
import { type Offer, offersKey } from '../domain/offers.js';
import { readFilter, type FilterProblem } from '../domain/read-filter.js';
import { OverlappingLines } from '../basket/overlapping-lines.js';
import { OfferForm, offerId } from '../offers/offer-card.js';
import { CachedPage } from '../page-cache/page-cache.js';
import { type ListedBills, PageCaches } from '../page-cache/page-caches.js';
import { ReadOffers } from '../offers/read-offers.js';
import { readQuery } from '../layout/read-query.js';
import { cityView, type CityView } from '../layout/view.js';

/** Bills a page. */
const BILLS_PER_PAGE = 20;

/** The waiting bills, and one of them; in a city that shows none by itself, their classes. */
@ApiExcludeController()
@Public()
@Controller(':city/:lang/bills')
export class BillsController {
  constructor(
    private readonly listNeeds: ListNeeds,
    private readonly findNeeds: FindNeeds,
    private readonly readOffers: ReadOffers,
    private readonly baskets: BasketCookie,
    private readonly caches: PageCaches,
  ) {}

  /** The most read page of all: rendered once for everybody for a moment, and filled in for who has a basket. */
  @Get()
  @Header(...HTML_HEADER)
  async list(
    @CurrentCity() city: City,
    @CurrentLanguage() language: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string | Buffer> {
    const view = cityView(city.mustBeOpen(), language);
    if (city.listing === 'banded') return this.classes(view, request, reply);
    const { cursor, ...typed } = readQuery(BillsQuery, request.query);
    const back = `/bills${queryOf({ ...typed, cursor })}`;
    const { problems } = readFilter(typed, city);
    if (Object.keys(problems).length > 0) void reply.code(400);
    const kept = await this.caches.lists.get(city.id, `${city.base} ${language} ${back}`, () => this.make(view, typed, cursor, back));
    return this.answer(view, kept, back, request, reply);
  }

  /** @throws Refusal need_unknown; also for every bill of a city that shows none by itself */
  @Get(':need')
  @Header(...HTML_HEADER)
  async one(
    @CurrentCity() city: City,
    @CurrentLanguage() language: string,
    @Param('need', new ParseUUIDPipe({ exceptionFactory: () => new Refusal('need_unknown') })) id: string,
    @Req() request: FastifyRequest,
  ): Promise<string> {
    const [need] = await this.findNeeds.run(city.mustBeOpen(), [id.toLowerCase() as NeedId]);
    if (!need) throw new Refusal('need_unknown');
    return page(<BillPage view={cityView(city, language)} need={need} basket={this.baskets.read(request, city)} />);
  }

  /**
   * What is public is read for each request, and a kept page is used only where it shows exactly that: between a class's fall below k and its
   * last showing lies the answer of one request, whatever the cache keeps.
   */
  private async classes(view: CityView, request: FastifyRequest, reply: FastifyReply): Promise<string | Buffer> {
    const { city, language } = view;
    const offers = await this.readOffers.run(city);
    const back = '/bills';
    const kept = await this.caches.lists.get(city.id, `${city.base} ${language} ${offersKey(offers)}`, () => {
      const of = { needs: [], offers };
      return Promise.resolve(new CachedPage(<ClassesPage view={view} offers={offers} />, fill(view, of, emptyBasket, back), of));
    });
    return this.answer(view, kept, back, request, reply);
  }

  private async make(view: CityView, typed: BillsQuery, cursor: string | undefined, back: string): Promise<CachedPage<ListedBills>> {
    const { filter, problems } = readFilter(typed, view.city);
    const [list, offers] = await Promise.all([
      this.listNeeds.run(view.city, { ...filter, limit: BILLS_PER_PAGE, ...(cursor ? { cursor } : {}) }),
      cursor ? [] : this.readOffers.run(view.city),
    ]);
    const of = { needs: list.items, offers };
    const errors = sentences(problems, view.texts);
    const content = <BillsPage view={view} typed={typed} list={list} offers={offers} first={!cursor} errors={errors} />;
    return new CachedPage(content, fill(view, of, emptyBasket, back), of);
  }

  private answer(
    view: CityView,
    kept: CachedPage<ListedBills>,
    back: string,
    request: FastifyRequest,
    reply: FastifyReply,
  ): string | Buffer {
    const basket = this.baskets.read(request, view.city);
    return basket.lines.length === 0 ? kept.send(request, reply) : kept.filled(fill(view, kept.of, basket, back));
  }
}

/** Draws what differs from donor to donor: the basket, and at each bill and offer whether it is in it. */
function fill(view: CityView, { needs, offers }: ListedBills, basket: Basket, back: string): (slot: string) => JSX.Element {
  const chosen = new Map(basket.lines.map((line) => [keyOf(line), line]));
  const needOf = new Map(needs.map((need) => [`choose-${need.id}`, need]));
  const offerOf = new Map<string, Offer>(offers.map((offer) => [offerId(offer.choice), offer]));
  const touched = (choice: Choice): string[] =>
    offers.filter((each) => choicesOverlap(each.choice, choice)).map((each) => offerId(each.choice));
  return (slot) => {
    if (slot === 'basket') return <BasketBar view={view} basket={basket} />;
    const offer = offerOf.get(slot);
    if (offer) {
      const others = overlappingLines(basket, offer.choice);
      if (others.length > 0) return <OverlappingLines view={view} id={slot} lines={others} back={back} touched={touched} />;
      const line = chosen.get(writeChoice(offer.choice));
      const own = line && isChoiceLine(line) ? line : undefined;
      return <OfferForm view={view} offer={offer} chosen={own} back={back} touched={touched(offer.choice)} />;
    }
    const need = present(needOf.get(slot), 'a slot of this page');
    return <BasketForm view={view} need={need} chosen={chosen.has(need.id)} back={back} />;
  };
}

function sentences(problems: Readonly<Record<string, FilterProblem>>, texts: Texts): FormErrors {
  return Object.fromEntries(
    Object.entries(problems).map(([field, code]) => [field, code === 'range' ? texts.t('donor.list.range') : texts.refusal(code)]),
  );
}
