import { Body, Controller, Get, Header, Param, Post, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { CurrentStaff, Roles, type Staff } from '../../identity/index.js';
import { Clock } from '../../kernel/clock.js';
import { isLocalDate, todayIn, type LocalDate } from '../../kernel/local-date.js';
import { Refusal } from '../../kernel/refusal.js';
import { RecordAdoption, secretariatZone, ShowMember } from '../../network/index.js';
import type { Texts } from '../../platform/texts/index.js';
import { formAgain, HTML, page, seeOther } from '../shared/index.js';
import { MemberPage } from './member.page.js';
import { NewStepForm } from './new-step.dto.js';
import { ReaderTexts } from './reader-texts.js';
import { pathOf } from './secretariat-page.js';

@ApiExcludeController()
@Roles('secretariat')
@Controller('secretariat/:lang/members/:member')
export class MemberController {
  constructor(
    private readonly showMember: ShowMember,
    private readonly recordAdoption: RecordAdoption,
    private readonly clock: Clock,
  ) {}

  @Get()
  @Header(...HTML)
  @Header('cache-control', 'no-store')
  async show(@ReaderTexts() texts: Texts, @CurrentStaff() person: Staff, @Param('member') id: string): Promise<string> {
    const history = await this.showMember.run(id);
    return page(<MemberPage texts={texts} person={person} history={history} today={this.today()} />);
  }

  @Post('steps')
  @Header(...HTML)
  async record(
    @ReaderTexts() texts: Texts,
    @CurrentStaff() person: Staff,
    @Param('member') id: string,
    @Body() form: NewStepForm,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const history = await this.showMember.run(id);
    try {
      const { stage, evidence, reason } = form;
      const step = { stage, evidence, reason, effectiveOn: dayOf(form) };
      await this.recordAdoption.run({ ...step, memberId: history.member.id, actor: person });
      return seeOther(reply, pathOf(texts.language, `/members/${history.member.id}`));
    } catch (error) {
      return formAgain(reply, error, texts, 'stage', (errors) =>
        page(<MemberPage texts={texts} person={person} history={history} today={this.today()} errors={errors} given={form} />),
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
