import { Body, Controller, Get, Header, Param, Post, Query, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { CurrentCity, CurrentLanguage, type City } from '../../cities/index.js';
import { CurrentStaff, Roles, type Staff } from '../../identity/index.js';
import { Money } from '../../kernel/money.js';
import { AskRefund, DecideRefund, ListRefunds, ReadPayment } from '../../payments/index.js';
import { textsIn } from '../../platform/texts/index.js';
import { formAgain, HTML, page, seeOther } from '../shared/index.js';
import { NewRefundPage } from './new-refund.page.js';
import { NewRefundForm, NewRefundQuery, RefundDecisionForm, RefundsQuery } from './refunds.dto.js';
import { RefundsPage } from './refunds.page.js';

/** What goes back: asked for by one person, released by another. */
@ApiExcludeController()
@Roles('collections')
@Controller(':city/:lang/staff/refunds')
export class RefundsController {
  constructor(
    private readonly listRefunds: ListRefunds,
    private readonly readPayment: ReadPayment,
    private readonly askRefund: AskRefund,
    private readonly decideRefund: DecideRefund,
  ) {}

  @Get()
  @Header(...HTML)
  @Header('cache-control', 'no-store')
  async list(
    @CurrentCity() city: City,
    @CurrentLanguage() lang: string,
    @CurrentStaff() staff: Staff,
    @Query() { cursor, done }: RefundsQuery,
  ): Promise<string> {
    const { items, next } = await this.listRefunds.run(city, cursor);
    const context = { texts: textsIn(lang), city, staff };
    return page(<RefundsPage {...context} items={items} next={next} further={cursor !== undefined} done={done} />);
  }

  @Get('new')
  @Header(...HTML)
  @Header('cache-control', 'no-store')
  async form(
    @CurrentCity() city: City,
    @CurrentLanguage() lang: string,
    @CurrentStaff() staff: Staff,
    @Query() { payment }: NewRefundQuery,
  ): Promise<string> {
    const found = await this.readPayment.run(city, payment);
    return page(<NewRefundPage texts={textsIn(lang)} city={city} staff={staff} payment={found} />);
  }

  @Post()
  @Header(...HTML)
  async ask(
    @CurrentCity() city: City,
    @CurrentLanguage() lang: string,
    @CurrentStaff() staff: Staff,
    @Body() { payment: id, refundAmount, reason }: NewRefundForm,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    // Outside the try: an unknown payment is nobody's form to show again.
    const payment = await this.readPayment.run(city, id);
    try {
      const amount = Money.parse(refundAmount, payment.amount.currency);
      await this.askRefund.run(city, { paymentId: payment.id, amount, reason }, staff.id);
      return seeOther(reply, city.path(lang, '/staff/refunds?done=asked'));
    } catch (error) {
      const context = { texts: textsIn(lang), city, staff, payment, given: { refundAmount, reason } };
      return formAgain(reply, error, context.texts, 'refundAmount', (errors) => {
        const { amount, ...rest } = errors;
        return page(<NewRefundPage {...context} errors={amount === undefined ? rest : { ...rest, refundAmount: amount }} />);
      });
    }
  }

  @Post(':refund')
  async decide(
    @CurrentCity() city: City,
    @CurrentLanguage() lang: string,
    @CurrentStaff() staff: Staff,
    @Param('refund') refund: string,
    @Body() { decision }: RefundDecisionForm,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    await this.decideRefund.run(city, refund, decision, staff.id);
    return seeOther(reply, city.path(lang, `/staff/refunds?done=${decision}`));
  }
}
