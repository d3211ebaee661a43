import { Body, HttpCode, Param, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { EnterBill } from '../../bills/index.js';
import { ReadHousehold } from '../../cases/index.js';
import { IssueHouseholdCode } from '../../households/index.js';
import { EnterSupport } from '../../supports/index.js';
import { CurrentDesk, type StaffDesk, StaffRoute } from '../../identity/index.js';
import { isRefusal, Refusal } from '../../kernel/refusal.js';
import { formAgain, page, seeOther } from '../shared/index.js';
import { HouseholdEnteredPage } from './household-entered.page.js';
import { HouseholdPage } from './household.page.js';
import { BillForm, ReadingForm } from './households.dto.js';
import { SupportForm } from './supports.dto.js';

/** One household's file. Each way to it leaves an audit row. */
@StaffRoute('households/:household', 'case_worker')
export class HouseholdFileController {
  constructor(
    private readonly readHousehold: ReadHousehold,
    private readonly enterBill: EnterBill,
    private readonly enterSupport: EnterSupport,
    private readonly issueCode: IssueHouseholdCode,
  ) {}

  @Post('file')
  @HttpCode(200)
  async open(@CurrentDesk() desk: StaffDesk, @Param('household') householdId: string, @Body() { reason }: ReadingForm): Promise<string> {
    const file = await this.readHousehold.run(desk.city, { householdId, reason }, desk.staff);
    return page(<HouseholdPage {...desk} file={file} reason={reason} />);
  }

  @Post('bills')
  @HttpCode(200)
  async addBill(
    @CurrentDesk() desk: StaffDesk,
    @Param('household') householdId: string,
    @Body() form: BillForm,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const { reason, decisionNo, cut_off_on: cutOffOn = '', ...cells } = form;
    const file = await this.readHousehold.run(desk.city, { householdId, reason }, desk.staff);
    try {
      const entry = { householdId: file.id, decisionNo, cutOffOn, bill: { ...cells, currency: '' } };
      const { batchId } = await this.enterBill.run(desk.city, entry, desk.staff);
      return seeOther(reply, desk.at(`/staff/batches/${batchId}`));
    } catch (error) {
      const context = { ...desk, file, reason, given: form };
      return formAgain(reply, error, desk.texts, 'bill_no', (errors) => page(<HouseholdPage {...context} errors={errors} />));
    }
  }

  @Post('supports')
  @HttpCode(200)
  async addSupport(
    @CurrentDesk() desk: StaffDesk,
    @Param('household') householdId: string,
    @Body() form: SupportForm,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const { reason, grantedBy: decisionNo, granted: choice, cash_amount: amount = '' } = form;
    const file = await this.readHousehold.run(desk.city, { householdId, reason }, desk.staff);
    const [, code] = choice.split(':');
    const granted = code === undefined ? ({ kind: 'cash', amount } as const) : ({ kind: 'package', code } as const);
    try {
      await this.enterSupport.run(desk.city, { householdId: file.id, decisionNo, granted }, desk.staff);
      return seeOther(reply, desk.at('/staff/supports?done=entered'));
    } catch (error) {
      const context = { ...desk, file, reason, givenSupport: form };
      // Two forms stand on the page, each with its own field for the decision.
      const here = isRefusal(error) && error.field === 'decisionNo' ? new Refusal(error.code, error.params, 'grantedBy') : error;
      return formAgain(reply, here, desk.texts, 'granted', (errors) => page(<HouseholdPage {...context} errors={errors} />));
    }
  }

  @Post('code')
  @HttpCode(200)
  async newCode(@CurrentDesk() desk: StaffDesk, @Param('household') householdId: string): Promise<string> {
    const issued = await this.issueCode.run(desk.city, householdId, desk.staff);
    return page(<HouseholdEnteredPage {...desk} householdId={householdId} {...issued} />);
  }
}
