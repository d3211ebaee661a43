import { Body, Controller, Get, Header, HttpCode, Post, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { OfferThanks, ReadHouseholdStatus } from '../../cases/index.js';
import { CurrentCity, CurrentLanguage, type City } from '../../cities/index.js';
import { Public } from '../../platform/http/index.js';
import { RateLimited } from '../../platform/limits/index.js';
import { textsIn } from '../../platform/texts/index.js';
import { formAgain, HTML_HEADER, page } from '../shared/index.js';
import { HouseholdFormPage } from './household-form.page.js';
import { HouseholdStatusPage } from './household-status.page.js';
import { HouseholdCodeForm } from './household.dto.js';

/** The household's own page. No account, no cookie: the pair is sent each time, in the body, so that no address ever holds it. */
@ApiExcludeController()
@Controller(':city/:lang/household')
@Public()
export class HouseholdController {
  constructor(
    private readonly readStatus: ReadHouseholdStatus,
    private readonly offerThanks: OfferThanks,
  ) {}

  @Get()
  @Header(...HTML_HEADER)
  @Header('cache-control', 'no-store')
  show(@CurrentCity() city: City, @CurrentLanguage() lang: string): string {
    return page(<HouseholdFormPage texts={textsIn(lang)} city={city} />);
  }

  @Post()
  @RateLimited('household_code')
  @HttpCode(200)
  @Header(...HTML_HEADER)
  @Header('cache-control', 'no-store')
  async open(
    @CurrentCity() city: City,
    @CurrentLanguage() lang: string,
    @Body() form: HouseholdCodeForm,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const texts = textsIn(lang);
    try {
      const items = await this.readStatus.run(city, form.caseNo, form.code);
      const thanks = await this.offerThanks.run(city, form.caseNo, items);
      return page(<HouseholdStatusPage texts={texts} city={city} items={items} thanks={thanks} />);
    } catch (error) {
      return formAgain(reply, error, texts, 'caseNo', (errors) =>
        page(<HouseholdFormPage texts={texts} city={city} errors={errors} caseNo={form.caseNo} />),
      );
    }
  }
}
