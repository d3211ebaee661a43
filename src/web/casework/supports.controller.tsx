import { Body, Controller, Get, Header, HttpCode, Param, Post, Query, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { ApproveSupport, ListSupports, WithdrawSupport } from '../../supports/index.js';
import { CurrentCity, CurrentLanguage, type City } from '../../cities/index.js';
import { CurrentStaff, Roles, type Staff } from '../../identity/index.js';
import { isRefusal } from '../../kernel/refusal.js';
import { textsIn } from '../../platform/texts/index.js';
import { formAgain, HTML, page, seeOther } from '../shared/index.js';
import { SupportsQuery, WithdrawalForm } from './supports.dto.js';
import { SupportsPage } from './supports.page.js';

/** Packages and cash support, without their households. */
@ApiExcludeController()
@Roles('case_worker', 'approver')
@Controller(':city/:lang/staff/supports')
export class SupportsController {
  constructor(
    private readonly listSupports: ListSupports,
    private readonly approveSupport: ApproveSupport,
    private readonly withdrawSupport: WithdrawSupport,
  ) {}

  @Get()
  @Header(...HTML)
  @Header('cache-control', 'no-store')
  async list(
    @CurrentCity() city: City,
    @CurrentLanguage() lang: string,
    @CurrentStaff() staff: Staff,
    @Query() { done }: SupportsQuery,
  ): Promise<string> {
    return page(<SupportsPage texts={textsIn(lang)} city={city} staff={staff} {...await this.listSupports.run(city)} done={done} />);
  }

  /** The second person. */
  @Post(':support/approve')
  @HttpCode(200)
  @Roles('approver')
  @Header(...HTML)
  async approve(
    @CurrentCity() city: City,
    @CurrentLanguage() lang: string,
    @CurrentStaff() staff: Staff,
    @Param('support') id: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    return this.step({ city, lang, staff, reply, done: 'approved' }, () => this.approveSupport.run(city, id, staff.name));
  }

  @Post(':support/withdraw')
  @HttpCode(200)
  @Roles('case_worker')
  @Header(...HTML)
  async withdraw(
    @CurrentCity() city: City,
    @CurrentLanguage() lang: string,
    @CurrentStaff() staff: Staff,
    @Param('support') supportId: string,
    @Body() { reason }: WithdrawalForm,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    return this.step({ city, lang, staff, reply, done: 'withdrawn' }, () =>
      this.withdrawSupport.run(city, { supportId, reason, officer: staff.name }),
    );
  }

  private async step({ city, lang, staff, reply, done }: Step, deed: () => Promise<void>): Promise<string> {
    try {
      await deed();
      return seeOther(reply, city.path(lang, `/staff/supports?done=${done}`));
    } catch (error) {
      // What nobody knows is nobody's form to show again.
      if (isRefusal(error, 'support_unknown')) throw error;
      const context = { texts: textsIn(lang), city, staff, ...(await this.listSupports.run(city)) };
      return formAgain(reply, error, context.texts, 'support', (errors) =>
        page(<SupportsPage {...context} problem={Object.values(errors)[0]} />),
      );
    }
  }
}

interface Step {
  readonly city: City;
  readonly lang: string;
  readonly staff: Staff;
  readonly reply: FastifyReply;
  readonly done: NonNullable<SupportsQuery['done']>;
}
