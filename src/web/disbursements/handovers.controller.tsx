import { Body, Get, HttpCode, Param, Post, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { ConfirmSupport, ListHandovers, ProposeHandover } from '../../disbursements/index.js';
import { CurrentDesk, Duties, StaffRoute, type StaffDesk } from '../../identity/index.js';
import { isRefusal } from '../../kernel/refusal.js';
import { formAgain, page, seeOther } from '../shared/index.js';
import { HandoverForm, HandoversQuery } from './handovers.dto.js';
import { HandoversPage } from './handovers.page.js';

/** Packages handed over and cash paid out: one person of the desk writes it down, another one or an approver confirms it. */
@StaffRoute('handovers', 'disbursements', 'approver')
export class HandoversController {
  constructor(
    private readonly listHandovers: ListHandovers,
    private readonly proposeHandover: ProposeHandover,
    private readonly confirmSupport: ConfirmSupport,
  ) {}

  @Get()
  async list(@CurrentDesk() desk: StaffDesk, @Query() { done }: HandoversQuery): Promise<string> {
    return page(<HandoversPage {...desk} handovers={await this.listHandovers.run(desk.city)} done={done} />);
  }

  @Post()
  @HttpCode(200)
  @Duties('disbursements')
  async write(
    @CurrentDesk() desk: StaffDesk,
    @Body() { support: supportId, decisionNo, handed_on: handedOn }: HandoverForm,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    return this.step(desk, reply, 'written', async () => {
      await this.proposeHandover.run(desk.city, { supportId, decisionNo, handedOn }, desk.staff);
    });
  }

  /** The second person. */
  @Post(':handover/confirm')
  @HttpCode(200)
  async confirm(
    @CurrentDesk() desk: StaffDesk,
    @Param('handover') id: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    return this.step(desk, reply, 'confirmed', () => this.confirmSupport.run(desk.city, id, desk.staff));
  }

  private async step(
    desk: StaffDesk,
    reply: FastifyReply,
    done: NonNullable<HandoversQuery['done']>,
    deed: () => Promise<void>,
  ): Promise<string> {
    try {
      await deed();
      return seeOther(reply, desk.at(`/staff/handovers?done=${done}`));
    } catch (error) {
      // What nobody knows is nobody's form to show again.
      if (isRefusal(error, 'support_unknown') || isRefusal(error, 'handover_unknown')) throw error;
      const context = { ...desk, handovers: await this.listHandovers.run(desk.city) };
      return formAgain(reply, error, desk.texts, 'support', (errors) =>
        page(<HandoversPage {...context} problem={Object.values(errors)[0]} />),
      );
    }
  }
}
