import { Controller, Get, Header, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Cities, CurrentCity, type City } from '../../../cities/index.js';
import { Money } from '../../../kernel/money.js';
import { ReadTally, type Tally } from '../../../needs/index.js';
import { Public } from '../../../platform/http/index.js';
import { languages, textsIn, type Language } from '../../../platform/texts/index.js';
import { HTML_HEADER, languageOf, page } from '../../shared/index.js';
import { FrontPage, type FrontCity, type FrontFigures } from './front.page.js';
import { publicWaiting } from '../layout/live-tally.js';
import { languageFor, rememberLanguage } from '../layout/remember-language.js';
import { StaffDoorPage } from './staff-door.page.js';

/** The network's own pages, where no city speaks yet. */
@ApiExcludeController()
@Public()
@Controller()
export class FrontController {
  constructor(
    private readonly cities: Cities,
    private readonly readTally: ReadTally,
  ) {}

  @Get('/')
  @Header(...HTML_HEADER)
  root(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<string> {
    void reply.header('vary', 'accept-language, cookie');
    return this.front(languageOf(request));
  }

  @Get([...languages])
  @Header(...HTML_HEADER)
  inLanguage(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<string> {
    const language = languageOf(request);
    rememberLanguage(request, reply, language);
    return this.front(language);
  }

  /** Staff sign in at their own city's desk: here they say which. */
  @Get(languages.map((tag) => `${tag}/staff`))
  @Header(...HTML_HEADER)
  async staff(@Req() request: FastifyRequest): Promise<string> {
    return page(<StaffDoorPage texts={textsIn(languageOf(request))} cities={byName(await this.cities.all())} />);
  }

  /** A city's address without a language leads to the reader's. */
  @Get(':city')
  city(@CurrentCity() city: City, @Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): void {
    void reply.header('vary', 'accept-language, cookie').redirect(city.path(languageFor(request, city)), 302);
  }

  private async front(language: Language): Promise<string> {
    const cities = byName(await this.cities.all());
    const tallies = await Promise.all(cities.map(async (city) => (city.isOpen ? await this.readTally.run(city) : undefined)));
    const shown = cities.map((city, index): FrontCity => {
      const tally = tallies[index];
      return { city, waiting: tally && publicWaiting(city, tally) };
    });
    const figures = sum(tallies.flatMap((tally) => (tally ? [tally] : [])));
    return page(<FrontPage texts={textsIn(language)} cities={shown} figures={figures} />);
  }
}

/** By their own names; a script after another as Unicode has them. */
function byName(cities: readonly City[]): City[] {
  return [...cities].sort((a, b) => textsIn('en').compare(a.ownName, b.ownName));
}

/** Currencies are listed beside each other, never converted. */
function sum(tallies: readonly Tally[]): FrontFigures {
  const amounts = new Map<string, Money>();
  for (const { amount } of tallies) amounts.set(amount.currency, amounts.get(amount.currency)?.plus(amount) ?? amount);
  const count = (of: (tally: Tally) => number): number => tallies.reduce((total, tally) => total + of(tally), 0);
  return { bills: count(({ bills }) => bills), supports: count(({ supports }) => supports), amounts: [...amounts.values()] };
}
