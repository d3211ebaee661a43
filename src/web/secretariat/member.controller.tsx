import { Body, Get, Param, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { SecretariatRoute } from '../../identity/index.js';
import { Clock } from '../../kernel/clock.js';
import { isLocalDate, todayIn, type LocalDate } from '../../kernel/local-date.js';
import { Refusal } from '../../kernel/refusal.js';
import { RecordAdoption, secretariatZone, ShowMember } from '../../network/index.js';
import { formAgain, page, seeOther } from '../shared/index.js';
import { CurrentOffice } from './current-office.js';
import { MemberPage } from './member.page.js';
import { NewStepForm } from './new-step.dto.js';
import { pathOf, type SecretariatContext } from './secretariat-page.js';

@SecretariatRoute('members/:member')
export class MemberController {
  constructor(
    private readonly showMember: ShowMember,
    private readonly recordAdoption: RecordAdoption,
    private readonly clock: Clock,
  ) {}

  @Get()
  async show(@CurrentOffice() office: SecretariatContext, @Param('member') id: string): Promise<string> {
    const history = await this.showMember.run(id);
    return page(<MemberPage {...office} history={history} today={this.today()} />);
  }

  @Post('steps')
  async record(
    @CurrentOffice() office: SecretariatContext,
    @Param('member') id: string,
    @Body() form: NewStepForm,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const history = await this.showMember.run(id);
    try {
      const { stage, evidence, reason } = form;
      const step = { stage, evidence, reason, effectiveOn: dayOf(form) };
      await this.recordAdoption.run({ ...step, memberId: history.member.id, actor: office.person });
      return seeOther(reply, pathOf(office.texts.language, `/members/${history.member.id}`));
    } catch (error) {
      return formAgain(reply, error, office.texts, 'stage', (errors) =>
        page(<MemberPage {...office} history={history} today={this.today()} errors={errors} given={form} />),
      );
    }
  }

  private today(): LocalDate {
    return todayIn(secretariatZone, this.clock.now());
  }
}

function dayOf({ effectiveOn }: NewStepForm): LocalDate {
  if (!isLocalDate(effectiveOn)) throw new Refusal('body_invalid', {}, 'effectiveOn');
  return effectiveOn;
}
