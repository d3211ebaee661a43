import { Body, Controller, Header, HttpCode, Param, Post, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { EnterBill } from '../../bills/index.js';
import { ReadHousehold } from '../../cases/index.js';
import { IssueHouseholdCode } from '../../households/index.js';
import { EnterSupport } from '../../supports/index.js';
import { CurrentCity, CurrentLanguage, type City } from '../../cities/index.js';
import { CurrentStaff, Roles, type Staff } from '../../identity/index.js';
import { isRefusal, Refusal } from '../../kernel/refusal.js';
import { textsIn } from '../../platform/texts/index.js';
import { formAgain, HTML, page, seeOther } from '../shared/index.js';
import { HouseholdEnteredPage } from './household-entered.page.js';
import { HouseholdPage } from './household.page.js';
import { BillForm, ReadingForm } from './households.dto.js';
import { SupportForm } from './supports.dto.js';

/** One household's file. Each way to it leaves an audit row. */
@ApiExcludeController()
@Roles('case_worker')
@Controller(':city/:lang/staff/households/:household')
export class HouseholdFileController {
  constructor(
    private readonly readHousehold: ReadHousehold,
    private readonly enterBill: EnterBill,
    private readonly enterSupport: EnterSupport,
    private readonly issueCode: IssueHouseholdCode,
  ) {}

  @Post('file')
  @HttpCode(200)
  @Header(...HTML)
  @Header('cache-control', 'no-store')
  async open(
    @CurrentCity() city: City,
    @CurrentLanguage() lang: string,
    @CurrentStaff() staff: Staff,
    @Param('household') householdId: string,
    @Body() { reason }: ReadingForm,
  ): Promise<string> {
    const file = await this.readHousehold.run(city, { householdId, reason, officer: staff.name });
    return page(<HouseholdPage texts={textsIn(lang)} city={city} staff={staff} file={file} reason={reason} />);
  }

  @Post('bills')
  @HttpCode(200)
  @Header(...HTML)
  async addBill(
    @CurrentCity() city: City,
    @CurrentLanguage() lang: string,
    @CurrentStaff() staff: Staff,
    @Param('household') householdId: string,
    @Body() form: BillForm,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const { reason, decisionNo, cut_off_on: cutOffOn = '', ...cells } = form;
    const file = await this.readHousehold.run(city, { householdId, reason, officer: staff.name });
    try {
      const entry = { householdId: file.id, decisionNo, cutOffOn, bill: { ...cells, currency: '' } };
      const { batchId } = await this.enterBill.run(city, entry, staff);
      return seeOther(reply, city.path(lang, `/staff/batches/${batchId}`));
    } catch (error) {
      const context = { texts: textsIn(lang), city, staff, file, reason, given: form };
      return formAgain(reply, error, context.texts, 'bill_no', (errors) => page(<HouseholdPage {...context} errors={errors} />));
    }
  }

  @Post('supports')
  @HttpCode(200)
  @Header(...HTML)
  async addSupport(
    @CurrentCity() city: City,
    @CurrentLanguage() lang: string,
    @CurrentStaff() staff: Staff,
    @Param('household') householdId: string,
    @Body() form: SupportForm,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const { reason, grantedBy: decisionNo, granted: choice, cash_amount: amount = '' } = form;
    const file = await this.readHousehold.run(city, { householdId, reason, officer: staff.name });
    const [, code] = choice.split(':');
    const granted = code === undefined ? ({ kind: 'cash', amount } as const) : ({ kind: 'package', code } as const);
    try {
      await this.enterSupport.run(city, { householdId: file.id, decisionNo, granted }, staff);
      return seeOther(reply, city.path(lang, '/staff/supports?done=entered'));
    } catch (error) {
      const context = { texts: textsIn(lang), city, staff, file, reason, givenSupport: form };
      // Two forms stand on the page, each with its own field for the decision.
      const here = isRefusal(error) && error.field === 'decisionNo' ? new Refusal(error.code, error.params, 'grantedBy') : error;
      return formAgain(reply, here, context.texts, 'granted', (errors) => page(<HouseholdPage {...context} errors={errors} />));
    }
  }

  @Post('code')
  @HttpCode(200)
  @Header(...HTML)
  @Header('cache-control', 'no-store')
  async newCode(
    @CurrentCity() city: City,
    @CurrentLanguage() lang: string,
    @CurrentStaff() staff: Staff,
    @Param('household') householdId: string,
  ): Promise<string> {
    const issued = await this.issueCode.run(city, householdId, staff.name);
    return page(<HouseholdEnteredPage texts={textsIn(lang)} city={city} staff={staff} householdId={householdId} {...issued} />);
  }
}
