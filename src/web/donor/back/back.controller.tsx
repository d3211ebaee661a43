import { Controller, Get, Header, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { CurrentCity, CurrentLanguage, type City } from '../../../cities/index.js';
import { LEFT_PAYMENT_PARAMETER } from '../../../donations/index.js';
import { Public } from '../../../platform/http/index.js';
import { RateLimited } from '../../../platform/limits/index.js';
import { ButtonLink, HTML_HEADER, page, seeOther } from '../../shared/index.js';
import { BasketCookie } from '../basket/basket-cookie.js';
import { DonorLayout } from '../layout/donor-layout.js';
import { cityView } from '../layout/view.js';

/** True where a provider's page was left without paying. An address may hold more than we know: providers add marks of their own. */
export function hasLeftCheckout(query: unknown): boolean {
  return (query as Readonly<Record<string, unknown>>)[LEFT_PAYMENT_PARAMETER] === '1';
}

/** The way back from every provider's page, inside a city and a language. */
export const BACK_FROM_PROVIDER_PATH = '/gifts/back';

/**
 * Where a provider sends the donor's browser. The address is the same for every gift: a provider's dashboard keeps it, and whoever reads
 * there must not come to a gift by it. The donor's own browser knows in its basket's cookie which gift it began.
 */
@ApiExcludeController()
@Public()
@RateLimited('private_link')
@Controller(':city/:lang/gifts/back')
export class BackController {
  constructor(private readonly baskets: BasketCookie) {}

  @Get()
  @Header(...HTML_HEADER)
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
    const left = hasLeftCheckout(request.query);
    if (paying) return seeOther(reply, city.path(language, `/gifts/${paying.token}${left ? `?${LEFT_PAYMENT_PARAMETER}=1` : ''}`));
    const view = cityView(city, language);
    const { t } = view.texts;
    return page(
      <DonorLayout
        view={view}
        title={t(left ? 'donor.gift.left' : 'donor.back.title')}
        here={BACK_FROM_PROVIDER_PATH}
        width="narrow"
        indexed={false}
      >
        <div class="stack">
          <h1>{t(left ? 'donor.gift.left' : 'donor.back.title')}</h1>
          <p class="lead">{t(left ? 'donor.back.left' : 'donor.back.text')}</p>
          <div>
            <ButtonLink href={city.path(language, '/bills')}>{t('donor.nav.bills')}</ButtonLink>
          </div>
        </div>
      </DonorLayout>,
    );
  }
}
