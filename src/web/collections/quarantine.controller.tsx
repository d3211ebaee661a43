import { Controller, Get, Header, Query } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { CurrentCity, CurrentLanguage, type City } from '../../cities/index.js';
import { CurrentStaff, Roles, type Staff } from '../../identity/index.js';
import { ListQuarantine } from '../../payments/index.js';
import { textsIn } from '../../platform/texts/index.js';
import { HTML, page } from '../shared/index.js';
import { QuarantineQuery } from './payments.dto.js';
import { QuarantinePage } from './quarantine.page.js';

@ApiExcludeController()
@Roles('collections')
@Controller(':city/:lang/staff/notifications')
export class QuarantineController {
  constructor(private readonly listQuarantine: ListQuarantine) {}

  @Get()
  @Header(...HTML)
  @Header('cache-control', 'no-store')
  async list(
    @CurrentCity() city: City,
    @CurrentLanguage() lang: string,
    @CurrentStaff() staff: Staff,
    @Query() { cursor }: QuarantineQuery,
  ): Promise<string> {
    const { items, next } = await this.listQuarantine.run(city, cursor);
    const context = { texts: textsIn(lang), city, staff };
    return page(<QuarantinePage {...context} items={items} next={next} further={cursor !== undefined} />);
  }
}
