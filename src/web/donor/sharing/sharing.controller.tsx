import { Controller, Get, Header, Query, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { renderToString } from 'preact-render-to-string';
import { CurrentCity, CurrentLanguage, type City } from '../../../cities/index.js';
import { Clock } from '../../../kernel/clock.js';
import { ReadTally } from '../../../needs/index.js';
import { Public } from '../../../platform/http/index.js';
import { RateLimited } from '../../../platform/limits/index.js';
import { framedBy, HTML_HEADER, page } from '../../shared/index.js';
import { CardPictures } from './card-pictures.js';
import { PosterQuery } from './poster.dto.js';
import { posterPaper } from './poster-paper.js';
import { ShareCard } from './share-card.js';
import { cityView } from '../layout/view.js';
import { WidgetPage } from './widget.page.js';

/** An hour, since a city may change its colours and name. */
const HOUR_CACHED = ['cache-control', 'public, max-age=3600'] as const;

/** What carries a city's address elsewhere: a card for other sites, a poster for walls, a widget for frames. */
@ApiExcludeController()
@Public()
@RateLimited('carried')
@Controller(':city/:lang')
export class SharingController {
  constructor(
    private readonly pictures: CardPictures,
    private readonly readTally: ReadTally,
    private readonly clock: Clock,
  ) {}

  @Get('card.svg')
  @Header('content-type', 'image/svg+xml; charset=utf-8')
  @Header(...HOUR_CACHED)
  @Header('cross-origin-resource-policy', 'cross-origin')
  drawing(@CurrentCity() city: City, @CurrentLanguage() language: string): string {
    return renderToString(<ShareCard view={cityView(city, language)} />);
  }

  @Get('card.png')
  @Header('content-type', 'image/png')
  @Header(...HOUR_CACHED)
  @Header('cross-origin-resource-policy', 'cross-origin')
  picture(@CurrentCity() city: City, @CurrentLanguage() language: string): Promise<Buffer> {
    return this.pictures.get(city, language, renderToString(<ShareCard view={cityView(city, language)} />));
  }

  /** @throws Refusal city_not_open, place_invalid */
  @Get('poster')
  @RateLimited('paper')
  @Header(...HOUR_CACHED)
  async poster(
    @CurrentCity() city: City,
    @CurrentLanguage() language: string,
    @Query() { place }: PosterQuery,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Buffer> {
    const view = cityView(city.mustBeOpen(), language);
    const bytes = await posterPaper(view, place, this.clock.now());
    const name = [city.slug, language, place].filter(Boolean).join('-');
    void reply.header('content-type', 'application/pdf').header('content-disposition', `inline; filename="${name}.pdf"`);
    return bytes;
  }

  @Get('widget')
  @Header(...HTML_HEADER)
  @Header('cache-control', 'public, max-age=60')
  @Header('cross-origin-resource-policy', 'cross-origin')
  async widget(
    @CurrentCity() city: City,
    @CurrentLanguage() language: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    framedBy(reply, city.widgetHosts);
    return page(<WidgetPage view={cityView(city, language)} tally={await this.readTally.run(city)} />);
  }
}
