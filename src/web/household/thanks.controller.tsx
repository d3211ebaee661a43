import { Body, Controller, Header, HttpCode, Post } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { SayThanks } from '../../cases/index.js';
import { CurrentCity, CurrentLanguage, type City } from '../../cities/index.js';
import { Public } from '../../platform/http/index.js';
import { textsIn } from '../../platform/texts/index.js';
import { HTML_HEADER, page } from '../shared/index.js';
import { ThanksSaidPage } from './thanks-said.page.js';
import { ThanksForm } from './thanks.dto.js';

/** A household's word. The token knows the household, so neither case number nor code is sent again. */
@ApiExcludeController()
@Controller(':city/:lang/household/thanks')
@Public()
export class ThanksController {
  constructor(private readonly sayThanks: SayThanks) {}

  /** @throws Refusal thanks_over, body_invalid for a phrase that is not on the list */
  @Post()
  @HttpCode(200)
  @Header(...HTML_HEADER)
  @Header('cache-control', 'no-store')
  async say(@CurrentCity() city: City, @CurrentLanguage() lang: string, @Body() form: ThanksForm): Promise<string> {
    await this.sayThanks.run(city, form.token, form.phrase);
    return page(<ThanksSaidPage texts={textsIn(lang)} city={city} />);
  }
}
