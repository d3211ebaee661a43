import { Body, Controller, Get, Header, HttpCode, Post, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { ReadHousehold } from '../../cases/index.js';
import { EnterHousehold, FindHouseholdByNationalId } from '../../households/index.js';
import { CurrentCity, CurrentLanguage, type City } from '../../cities/index.js';
import { CurrentStaff, Roles, type Staff } from '../../identity/index.js';
import { isRefusal, Refusal } from '../../kernel/refusal.js';
import { textsIn } from '../../platform/texts/index.js';
import { formAgain, HTML, page } from '../shared/index.js';
import { HouseholdEnteredPage } from './household-entered.page.js';
import { HouseholdPage } from './household.page.js';
import { HouseholdForm, SearchForm } from './households.dto.js';
import { HouseholdsPage } from './households.page.js';

/** Households are found and opened by POST: neither a number nor a reason stands in an address, a history or a log. */
@ApiExcludeController()
@Roles('case_worker')
@Controller(':city/:lang/staff/households')
export class HouseholdsController {
  constructor(
    private readonly enterHousehold: EnterHousehold,
    private readonly findHousehold: FindHouseholdByNationalId,
    private readonly readHousehold: ReadHousehold,
  ) {}

  @Get()
  @Header(...HTML)
  @Header('cache-control', 'no-store')
  show(@CurrentCity() city: City, @CurrentLanguage() lang: string, @CurrentStaff() staff: Staff): string {
    return page(<HouseholdsPage texts={textsIn(lang)} city={city} staff={staff} />);
  }

  /** Finds a household by its number and opens its file, both for the reason given. */
  @Post('search')
  @HttpCode(200)
  @Header(...HTML)
  @Header('cache-control', 'no-store')
  async search(
    @CurrentCity() city: City,
    @CurrentLanguage() lang: string,
    @CurrentStaff() staff: Staff,
    @Body() { national_id: nationalId, reason }: SearchForm,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const context = { texts: textsIn(lang), city, staff };
    try {
      const found = await this.findHousehold.run(city, { nationalId, reason, officer: staff.name });
      if (!found) return page(<HouseholdsPage {...context} nobody given={{ reason }} />);
      const file = await this.readHousehold.run(city, { householdId: found.id, reason, officer: staff.name });
      return page(<HouseholdPage {...context} file={file} reason={reason} />);
    } catch (error) {
      const again = { ...context, given: { reason } };
      return formAgain(reply, error, context.texts, 'national_id', (errors) => page(<HouseholdsPage {...again} errors={errors} />));
    }
  }

  @Post()
  @HttpCode(200)
  @Header(...HTML)
  @Header('cache-control', 'no-store')
  async enter(
    @CurrentCity() city: City,
    @CurrentLanguage() lang: string,
    @CurrentStaff() staff: Staff,
    @Body() { holder_name: name, new_national_id: nationalId, language }: HouseholdForm,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const context = { texts: textsIn(lang), city, staff };
    try {
      const entered = await this.enterHousehold.run(city, { name, nationalId, language, officer: staff.name });
      return page(<HouseholdEnteredPage {...context} {...entered} />);
    } catch (error) {
      // Two forms stand on the page, each with its own field for the number.
      const here = isRefusal(error) && error.field === 'national_id' ? new Refusal(error.code, error.params, 'new_national_id') : error;
      const again = { ...context, given: { name, language } };
      return formAgain(reply, here, context.texts, 'holder_name', (errors) => page(<HouseholdsPage {...again} errors={errors} />));
    }
  }
}
