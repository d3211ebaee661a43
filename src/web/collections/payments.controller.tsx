import { Controller, Get, Header, Query } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { CurrentCity, CurrentLanguage, type City } from '../../cities/index.js';
import { CurrentStaff, Roles, type Staff } from '../../identity/index.js';
import { ListPayments } from '../../payments/index.js';
import { textsIn } from '../../platform/texts/index.js';
import { HTML, page } from '../shared/index.js';
import { PaymentsQuery } from './payments.dto.js';
import { PaymentsPage } from './payments.page.js';

@ApiExcludeController()
@Roles('collections')
@Controller(':city/:lang/staff/payments')
export class PaymentsController {
  constructor(private readonly listPayments: ListPayments) {}

  @Get()
  @Header(...HTML)
  @Header('cache-control', 'no-store')
  async list(
    @CurrentCity() city: City,
    @CurrentLanguage() lang: string,
    @CurrentStaff() staff: Staff,
    @Query() { status, cursor }: PaymentsQuery,
  ): Promise<string> {
    const { items, next } = await this.listPayments.run(city, { status, cursor });
    const context = { texts: textsIn(lang), city, staff };
    return page(<PaymentsPage {...context} status={status} items={items} next={next} further={cursor !== undefined} />);
  }
}
