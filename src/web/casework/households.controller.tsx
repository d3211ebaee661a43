import { Body, Get, HttpCode, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { ReadHousehold } from '../../cases/index.js';
import { EnterHousehold, FindHouseholdByNationalId } from '../../households/index.js';
import { CurrentDesk, type StaffDesk, StaffRoute } from '../../identity/index.js';
import { isRefusal, Refusal } from '../../kernel/refusal.js';
import { formAgain, page } from '../shared/index.js';
import { HouseholdEnteredPage } from './household-entered.page.js';
import { HouseholdPage } from './household.page.js';
import { HouseholdForm, SearchForm } from './households.dto.js';
import { HouseholdsPage } from './households.page.js';

/** Households are found and opened by POST: neither a number nor a reason stands in an address, a history or a log. */
@StaffRoute('households', 'case_worker')
export class HouseholdsController {
  constructor(
    private readonly enterHousehold: EnterHousehold,
    private readonly findHousehold: FindHouseholdByNationalId,
    private readonly readHousehold: ReadHousehold,
  ) {}

  @Get()
  show(@CurrentDesk() desk: StaffDesk): string {
    return page(<HouseholdsPage {...desk} />);
  }

  /** Finds a household by its number and opens its file, both for the reason given. */
  @Post('search')
  @HttpCode(200)
  async search(
    @CurrentDesk() desk: StaffDesk,
    @Body() { national_id: nationalId, reason }: SearchForm,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const { city, staff, texts } = desk;
    try {
      const found = await this.findHousehold.run(city, { nationalId, reason }, staff);
      if (!found) return page(<HouseholdsPage {...desk} nobody given={{ reason }} />);
      const file = await this.readHousehold.run(city, { householdId: found.id, reason }, staff);
      return page(<HouseholdPage {...desk} file={file} reason={reason} />);
    } catch (error) {
      const again = { ...desk, given: { reason } };
      return formAgain(reply, error, texts, 'national_id', (errors) => page(<HouseholdsPage {...again} errors={errors} />));
    }
  }

  @Post()
  @HttpCode(200)
  async enter(
    @CurrentDesk() desk: StaffDesk,
    @Body() { holder_name: name, new_national_id: nationalId, language }: HouseholdForm,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const { city, staff, texts } = desk;
    try {
      const entered = await this.enterHousehold.run(city, { name, nationalId, language }, staff);
      return page(<HouseholdEnteredPage {...desk} {...entered} />);
    } catch (error) {
      // Two forms stand on the page, each with its own field for the number.
      const here = isRefusal(error) && error.field === 'national_id' ? new Refusal(error.code, error.params, 'new_national_id') : error;
      const again = { ...desk, given: { name, language } };
      return formAgain(reply, here, texts, 'holder_name', (errors) => page(<HouseholdsPage {...again} errors={errors} />));
    }
  }
}
