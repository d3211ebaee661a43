import { Body, Get, Param, Post, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { CurrentDesk, StaffRoute, type StaffDesk } from '../../identity/index.js';
import { Money } from '../../kernel/money.js';
import { RequestRefund, DecideRefund, ListRefunds, ReadPayment } from '../../payments/index.js';
import { formAgain, page, seeOther } from '../shared/index.js';
import { NewRefundPage } from './new-refund.page.js';
import { NewRefundForm, NewRefundQuery, RefundDecisionForm, RefundsQuery } from './refunds.dto.js';
import { RefundsPage } from './refunds.page.js';

/** What goes back: asked for by one person, released by another. */
@StaffRoute('refunds', 'collections')
export class RefundsController {
  constructor(
    private readonly listRefunds: ListRefunds,
    private readonly readPayment: ReadPayment,
    private readonly requestRefund: RequestRefund,
    private readonly decideRefund: DecideRefund,
  ) {}

  @Get()
  async list(@CurrentDesk() desk: StaffDesk, @Query() { cursor, done }: RefundsQuery): Promise<string> {
    const { items, next } = await this.listRefunds.run(desk.city, cursor);
    return page(<RefundsPage {...desk} items={items} next={next} further={cursor !== undefined} done={done} />);
  }

  @Get('new')
  async form(@CurrentDesk() desk: StaffDesk, @Query() { payment }: NewRefundQuery): Promise<string> {
    const found = await this.readPayment.run(desk.city, payment);
    return page(<NewRefundPage {...desk} payment={found} />);
  }

  @Post()
  async ask(
    @CurrentDesk() desk: StaffDesk,
    @Body() { payment: id, refundAmount, reason }: NewRefundForm,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    // Outside the try: an unknown payment is nobody's form to show again.
    const payment = await this.readPayment.run(desk.city, id);
    try {
      const amount = Money.parse(refundAmount, payment.amount.currency);
      await this.requestRefund.run(desk.city, { paymentId: payment.id, amount, reason }, desk.staff);
      return seeOther(reply, desk.at('/staff/refunds?done=asked'));
    } catch (error) {
      const context = { ...desk, payment, given: { refundAmount, reason } };
      return formAgain(reply, error, context.texts, 'refundAmount', (errors) => {
        const { amount, ...rest } = errors;
        return page(<NewRefundPage {...context} errors={amount === undefined ? rest : { ...rest, refundAmount: amount }} />);
      });
    }
  }

  @Post(':refund')
  async decide(
    @CurrentDesk() desk: StaffDesk,
    @Param('refund') refund: string,
    @Body() { decision }: RefundDecisionForm,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    await this.decideRefund.run(desk.city, refund, decision, desk.staff);
    return seeOther(reply, desk.at(`/staff/refunds?done=${decision}`));
  }
}
