import { Controller, Get, Header, Query } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { CurrentStaff, Roles, type Staff } from '../../identity/index.js';
import { isQuarter } from '../../kernel/quarter.js';
import { ShowQuarter } from '../../network/index.js';
import type { Texts } from '../../platform/texts/index.js';
import { HTML, page } from '../shared/index.js';
import { QuarterQuery } from './quarter.dto.js';
import { QuarterPage } from './quarter.page.js';
import { ReaderTexts } from './reader-texts.js';

@ApiExcludeController()
@Roles('secretariat')
@Controller('secretariat/:lang/quarter')
export class QuarterController {
  constructor(private readonly showQuarter: ShowQuarter) {}

  @Get()
  @Header(...HTML)
  @Header('cache-control', 'no-store')
  async show(@ReaderTexts() texts: Texts, @CurrentStaff() person: Staff, @Query() { quarter }: QuarterQuery): Promise<string> {
    const view = await this.showQuarter.run(isQuarter(quarter) ? quarter : undefined);
    return page(<QuarterPage texts={texts} person={person} view={view} />);
  }
}
