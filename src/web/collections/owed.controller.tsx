import { Body, Controller, Get, Header, Param, Post, Query, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { CurrentCity, CurrentLanguage, type City } from '../../cities/index.js';
import { CurrentStaff, Roles, type Staff } from '../../identity/index.js';
import { Clock } from '../../kernel/clock.js';
import { DecideGivenUp, GiveUpRefund, ListOwedRefunds } from '../../payments/index.js';
import { textsIn } from '../../platform/texts/index.js';
import { HTML, page, seeOther } from '../shared/index.js';
import { GiveUpForm, GivenUpDecisionForm, OwedQuery } from './owed.dto.js';
import { OwedPage } from './owed.page.js';

/** What came back from where it was sent. One person says that it cannot be returned, another agrees. */
@ApiExcludeController()
@Roles('collections')
@Controller(':city/:lang/staff/owed')
export class OwedController {
  constructor(
    private readonly listOwed: ListOwedRefunds,
    private readonly giveUp: GiveUpRefund,
    private readonly decideGivenUp: DecideGivenUp,
    private readonly clock: Clock,
  ) {}

  @Get()
  @Header(...HTML)
  @Header('cache-control', 'no-store')
  async list(
    @CurrentCity() city: City,
    @CurrentLanguage() lang: string,
    @CurrentStaff() staff: Staff,
    @Query() { cursor, done }: OwedQuery,
  ): Promise<string> {
    const context = { texts: textsIn(lang), city, staff, today: city.today(this.clock.now()) };
    const { items, next } = await this.listOwed.run(city, cursor);
    return page(<OwedPage {...context} items={items} next={next} further={cursor !== undefined} done={done} />);
  }

  @Post(':owed')
  async say(
    @CurrentCity() city: City,
    @CurrentLanguage() lang: string,
    @CurrentStaff() staff: Staff,
    @Param('owed') refund: string,
    @Body() { reason }: GiveUpForm,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    await this.giveUp.run(city, refund, reason, staff.id);
    return seeOther(reply, city.path(lang, '/staff/owed?done=said'));
  }

  @Post(':givenUp/decision')
  async decide(
    @CurrentCity() city: City,
    @CurrentLanguage() lang: string,
    @CurrentStaff() staff: Staff,
    @Param('givenUp') refund: string,
    @Body() { decision, read }: GivenUpDecisionForm,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    await this.decideGivenUp.run(city, refund, decision, staff.id, read);
    return seeOther(reply, city.path(lang, `/staff/owed?done=${decision}`));
  }
}
