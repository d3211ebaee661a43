import { Controller, Get, Header, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { CurrentCity, CurrentLanguage, type City } from '../../../cities/index.js';
import { ReadDays, ReadTally, ReadWaits } from '../../../needs/index.js';
import { Public } from '../../../platform/http/index.js';
import { ReadThanks } from '../../../reports/index.js';
import { asFile, HTML_HEADER, page } from '../../shared/index.js';
import { transparencyFile } from './transparency-file.js';
import { TransparencyPage } from './transparency.page.js';
import { cityView } from '../layout/view.js';

/** A city's open figures, for anybody. */
@ApiExcludeController()
@Public()
@Controller(':city/:lang')
export class TransparencyController {
  constructor(
    private readonly readTally: ReadTally,
    private readonly readDays: ReadDays,
    private readonly readWaits: ReadWaits,
    private readonly readThanks: ReadThanks,
  ) {}

  @Get('transparency')
  @Header(...HTML_HEADER)
  async show(@CurrentCity() city: City, @CurrentLanguage() language: string): Promise<string> {
    const [tally, days, waits, thanks] = await Promise.all([
      this.readTally.run(city),
      this.readDays.run(city),
      this.readWaits.run(city),
      this.readThanks.run(city),
    ]);
    return page(<TransparencyPage view={cityView(city, language)} tally={tally} days={days} waits={waits} thanks={thanks} />);
  }

  @Get('transparency.csv')
  async file(
    @CurrentCity() city: City,
    @CurrentLanguage() language: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const days = await this.readDays.run(city);
    asFile(reply, `${city.slug}-transparency.csv`, 'text/csv; charset=utf-8');
    return transparencyFile(cityView(city, language), days);
  }
}
