import { Controller, Get, Header, Query } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { CurrentCity, CurrentLanguage, type City } from '../../cities/index.js';
import { CurrentStaff, Roles, type Staff } from '../../identity/index.js';
import { ListDisputes } from '../../payments/index.js';
import { textsIn } from '../../platform/texts/index.js';
import { HTML, page } from '../shared/index.js';
import { DisputesPage } from './disputes.page.js';
import { DisputesQuery } from './refunds.dto.js';

@ApiExcludeController()
@Roles('collections')
@Controller(':city/:lang/staff/disputes')
export class DisputesController {
  constructor(private readonly listDisputes: ListDisputes) {}

  @Get()
  @Header(...HTML)
  @Header('cache-control', 'no-store')
  async list(
    @CurrentCity() city: City,
    @CurrentLanguage() lang: string,
    @CurrentStaff() staff: Staff,
    @Query() { cursor }: DisputesQuery,
  ): Promise<string> {
    const { items, next } = await this.listDisputes.run(city, cursor);
    const context = { texts: textsIn(lang), city, staff };
    return page(<DisputesPage {...context} items={items} next={next} further={cursor !== undefined} />);
  }
}
