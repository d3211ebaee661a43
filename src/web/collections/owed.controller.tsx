import { Body, Get, Param, Post, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { CurrentDesk, StaffRoute, type StaffDesk } from '../../identity/index.js';
import { Clock } from '../../kernel/clock.js';
import { DecideGivenUp, GiveUpRefund, ListOwedRefunds } from '../../payments/index.js';
import { page, seeOther } from '../shared/index.js';
import { GiveUpForm, GivenUpDecisionForm, OwedQuery } from './owed.dto.js';
import { OwedPage } from './owed.page.js';

/** What came back from where it was sent. One person says that it cannot be returned, another agrees. */
@StaffRoute('owed', 'collections')
export class OwedController {
  constructor(
    private readonly listOwed: ListOwedRefunds,
    private readonly giveUp: GiveUpRefund,
    private readonly decideGivenUp: DecideGivenUp,
    private readonly clock: Clock,
  ) {}

  @Get()
  async list(@CurrentDesk() desk: StaffDesk, @Query() { cursor, done }: OwedQuery): Promise<string> {
    const today = desk.city.today(this.clock.now());
    const { items, next } = await this.listOwed.run(desk.city, cursor);
    return page(<OwedPage {...desk} today={today} items={items} next={next} further={cursor !== undefined} done={done} />);
  }

  @Post(':owed')
  async say(
    @CurrentDesk() desk: StaffDesk,
    @Param('owed') refund: string,
    @Body() { reason }: GiveUpForm,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    await this.giveUp.run(desk.city, refund, reason, desk.staff);
    return seeOther(reply, desk.at('/staff/owed?done=said'));
  }

  @Post(':givenUp/decision')
  async decide(
    @CurrentDesk() desk: StaffDesk,
    @Param('givenUp') refund: string,
    @Body() { decision, read }: GivenUpDecisionForm,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    await this.decideGivenUp.run(desk.city, refund, decision, desk.staff, read);
    return seeOther(reply, desk.at(`/staff/owed?done=${decision}`));
  }
}
