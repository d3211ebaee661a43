import { Controller, Get, Header, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { CurrentCity, CurrentLanguage, type City } from '../../cities/index.js';
import { Public } from '../../platform/http/index.js';
import { Limited } from '../../platform/limits/index.js';
import { ButtonLink, HTML, page, seeOther } from '../shared/index.js';
import { BasketCookie } from './basket-cookie.js';
import { DonorLayout } from './donor-layout.js';
import { cityView } from './view.js';

/** The way back from every provider's page, inside a city and a language. */
export const BACK = '/gifts/back';

/**
 * Where a provider sends the donor's browser. The address is the same for every gift: a provider's dashboard keeps it, and whoever reads
 * there must not come to a gift by it. The donor's own browser knows in its basket's cookie which gift it began.
 */
@ApiExcludeController()
@Public()
@Limited('private_link')
@Controller(':city/:lang/gifts/back')
export class BackController {
  constructor(private readonly baskets: BasketCookie) {}

  @Get()
  @Header(...HTML)
  @Header('cache-control', 'no-store')
  @Header('referrer-policy', 'no-referrer')
  @Header('x-robots-tag', 'noindex, nofollow')
  show(
    @CurrentCity() city: City,
    @CurrentLanguage() language: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): string {
    const { paying } = this.baskets.read(request, city);
    if (paying) return seeOther(reply, city.path(language, `/gifts/${paying.token}`));
    const view = cityView(city, language);
    return page(
      <DonorLayout view={view} title={view.texts.t('donor.back.title')} here={BACK} width="narrow" indexed={false}>
        <div class="stack">
          <h1>{view.texts.t('donor.back.title')}</h1>
          <p class="lead">{view.texts.t('donor.back.text')}</p>
          <div>
            <ButtonLink href={city.path(language, '/bills')}>{view.texts.t('donor.nav.bills')}</ButtonLink>
          </div>
        </div>
      </DonorLayout>,
    );
  }
}
