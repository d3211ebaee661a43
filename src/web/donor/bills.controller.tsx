import { Controller, Get, Header, Param, ParseUUIDPipe, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { JSX } from 'preact';
import { CurrentCity, CurrentLanguage, type City } from '../../cities/index.js';
import { present } from '../../kernel/assert.js';
import type { NeedId } from '../../kernel/ids.js';
import { Refusal } from '../../kernel/refusal.js';
import { FindNeeds, ListNeeds, type PublicNeed } from '../../needs/index.js';
import { Public } from '../../platform/http/index.js';
import type { Texts } from '../../platform/texts/index.js';
import { HTML, page, type FormErrors } from '../shared/index.js';
import { BasketBar } from './basket-bar.js';
import { BasketCookie } from './basket-cookie.js';
import { BasketForm } from './bill-card.js';
import { BillPage } from './bill.page.js';
import { BillsQuery } from './bills-query.dto.js';
import { BillsPage, queryOf } from './bills.page.js';
import { emptyBasket, type Basket } from './domain/basket.js';
import { readFilter, type FilterProblem } from './domain/read-filter.js';
import { KeptPage } from './page-cache.js';
import { PageCaches } from './page-caches.js';
import { readQuery } from './read-query.js';
import { cityView, type CityView } from './view.js';

/** Bills a page. */
const PAGE = 20;

/** The waiting bills, and one of them. */
@ApiExcludeController()
@Public()
@Controller(':city/:lang/bills')
export class BillsController {
  constructor(
    private readonly listNeeds: ListNeeds,
    private readonly findNeeds: FindNeeds,
    private readonly baskets: BasketCookie,
    private readonly caches: PageCaches,
  ) {}

  /** The most read page of all: rendered once for everybody for a moment, and filled in for who has a basket. */
  @Get()
  @Header(...HTML)
  async list(
    @CurrentCity() city: City,
    @CurrentLanguage() language: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string | Buffer> {
    city.mustBeOpen();
    const view = cityView(city, language);
    const { cursor, ...typed } = readQuery(BillsQuery, request.query);
    const back = `/bills${queryOf({ ...typed, cursor })}`;
    const { problems } = readFilter(typed, city);
    if (Object.keys(problems).length > 0) void reply.code(400);
    const kept = await this.caches.lists.get(city.id, `${city.base} ${language} ${back}`, () => this.make(view, typed, cursor, back));
    const basket = this.baskets.read(request, city);
    return basket.lines.length === 0 ? kept.send(request, reply) : kept.filled(fill(view, kept.of, basket, back));
  }

  /** @throws Refusal need_unknown */
  @Get(':need')
  @Header(...HTML)
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

  private async make(
    view: CityView,
    typed: BillsQuery,
    cursor: string | undefined,
    back: string,
  ): Promise<KeptPage<readonly PublicNeed[]>> {
    const { filter, problems } = readFilter(typed, view.city);
    const list = await this.listNeeds.run(view.city, { ...filter, limit: PAGE, ...(cursor ? { cursor } : {}) });
    const content = <BillsPage view={view} typed={typed} list={list} first={!cursor} errors={sentences(problems, view.texts)} />;
    return new KeptPage(content, fill(view, list.items, emptyBasket, back), list.items);
  }
}

/** Draws what differs from donor to donor: the basket, and at each bill whether it is in it. */
function fill(view: CityView, needs: readonly PublicNeed[], basket: Basket, back: string): (slot: string) => JSX.Element {
  const chosen = new Set<string>(basket.lines.map(({ needId }) => needId));
  const byId = new Map(needs.map((need) => [`choose-${need.id}`, need]));
  return (slot) => {
    if (slot === 'basket') return <BasketBar view={view} basket={basket} />;
    const need = present(byId.get(slot), 'a slot of this page');
    return <BasketForm view={view} need={need} chosen={chosen.has(need.id)} back={back} />;
  };
}

function sentences(problems: Readonly<Record<string, FilterProblem>>, texts: Texts): FormErrors {
  return Object.fromEntries(
    Object.entries(problems).map(([field, code]) => [field, code === 'range' ? texts.t('donor.list.range') : texts.refusal(code)]),
  );
}
