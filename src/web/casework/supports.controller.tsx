import { Body, Get, HttpCode, Param, Post, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { ApproveSupport, ListSupports, WithdrawSupport } from '../../supports/index.js';
import { CurrentDesk, Duties, type StaffDesk, StaffRoute } from '../../identity/index.js';
import { isRefusal } from '../../kernel/refusal.js';
import { formAgain, page, seeOther } from '../shared/index.js';
import { SupportsQuery, WithdrawalForm } from './supports.dto.js';
import { SupportsPage } from './supports.page.js';

/** Packages and cash support, without their households. */
@StaffRoute('supports', 'case_worker', 'approver')
export class SupportsController {
  constructor(
    private readonly listSupports: ListSupports,
    private readonly approveSupport: ApproveSupport,
    private readonly withdrawSupport: WithdrawSupport,
  ) {}

  @Get()
  async list(@CurrentDesk() desk: StaffDesk, @Query() { done }: SupportsQuery): Promise<string> {
    return page(<SupportsPage {...desk} {...await this.listSupports.run(desk.city)} done={done} />);
  }

  /** The second person. */
  @Post(':support/approve')
  @HttpCode(200)
  @Duties('approver')
  async approve(
    @CurrentDesk() desk: StaffDesk,
    @Param('support') id: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    return this.step(desk, reply, 'approved', () => this.approveSupport.run(desk.city, id, desk.staff));
  }

  @Post(':support/withdraw')
  @HttpCode(200)
  @Duties('case_worker')
  async withdraw(
    @CurrentDesk() desk: StaffDesk,
    @Param('support') supportId: string,
    @Body() { reason }: WithdrawalForm,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    return this.step(desk, reply, 'withdrawn', () => this.withdrawSupport.run(desk.city, { supportId, reason }, desk.staff));
  }

  private async step(
    desk: StaffDesk,
    reply: FastifyReply,
    done: NonNullable<SupportsQuery['done']>,
    deed: () => Promise<void>,
  ): Promise<string> {
    try {
      await deed();
      return seeOther(reply, desk.at(`/staff/supports?done=${done}`));
    } catch (error) {
      // What nobody knows is nobody's form to show again.
      if (isRefusal(error, 'support_unknown')) throw error;
      const context = { ...desk, ...(await this.listSupports.run(desk.city)) };
      return formAgain(reply, error, desk.texts, 'support', (errors) =>
        page(<SupportsPage {...context} problem={Object.values(errors)[0]} />),
      );
    }
  }
}
