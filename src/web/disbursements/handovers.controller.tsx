import { Body, Controller, Get, Header, HttpCode, Param, Post, Query, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { CurrentCity, CurrentLanguage, type City } from '../../cities/index.js';
import { ConfirmSupport, ListHandovers, ProposeHandover } from '../../disbursements/index.js';
import { CurrentStaff, Roles, type Staff } from '../../identity/index.js';
import { isRefusal } from '../../kernel/refusal.js';
import { textsIn } from '../../platform/texts/index.js';
import { formAgain, HTML, page, seeOther } from '../shared/index.js';
import { HandoverForm, HandoversQuery } from './handovers.dto.js';
import { HandoversPage } from './handovers.page.js';

/** Packages handed over and cash paid out: one person of the desk writes it down, another one or an approver confirms it. */
@ApiExcludeController()
@Roles('disbursements', 'approver')
@Controller(':city/:lang/staff/handovers')
export class HandoversController {
  constructor(
    private readonly listHandovers: ListHandovers,
    private readonly proposeHandover: ProposeHandover,
    private readonly confirmSupport: ConfirmSupport,
  ) {}

  @Get()
  @Header(...HTML)
  @Header('cache-control', 'no-store')
  async list(
    @CurrentCity() city: City,
    @CurrentLanguage() lang: string,
    @CurrentStaff() staff: Staff,
    @Query() { done }: HandoversQuery,
  ): Promise<string> {
    const handovers = await this.listHandovers.run(city);
    return page(<HandoversPage texts={textsIn(lang)} city={city} staff={staff} handovers={handovers} done={done} />);
  }

  @Post()
  @HttpCode(200)
  @Roles('disbursements')
  @Header(...HTML)
  async write(
    @CurrentCity() city: City,
    @CurrentLanguage() lang: string,
    @CurrentStaff() staff: Staff,
    @Body() { support: supportId, decisionNo, handed_on: handedOn }: HandoverForm,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    return this.step({ city, lang, staff, reply, done: 'written' }, async () => {
      await this.proposeHandover.run(city, { supportId, decisionNo, handedOn, officer: staff.name });
    });
  }

  /** The second person. */
  @Post(':handover/confirm')
  @HttpCode(200)
  @Header(...HTML)
  async confirm(
    @CurrentCity() city: City,
    @CurrentLanguage() lang: string,
    @CurrentStaff() staff: Staff,
    @Param('handover') id: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    return this.step({ city, lang, staff, reply, done: 'confirmed' }, () => this.confirmSupport.run(city, id, staff.name));
  }

  private async step({ city, lang, staff, reply, done }: Step, deed: () => Promise<void>): Promise<string> {
    try {
      await deed();
      return seeOther(reply, city.path(lang, `/staff/handovers?done=${done}`));
    } catch (error) {
      // What nobody knows is nobody's form to show again.
      if (isRefusal(error, 'support_unknown') || isRefusal(error, 'handover_unknown')) throw error;
      const context = { texts: textsIn(lang), city, staff, handovers: await this.listHandovers.run(city) };
      return formAgain(reply, error, context.texts, 'support', (errors) =>
        page(<HandoversPage {...context} problem={Object.values(errors)[0]} />),
      );
    }
  }
}

interface Step {
  readonly city: City;
  readonly lang: string;
  readonly staff: Staff;
  readonly reply: FastifyReply;
  readonly done: NonNullable<HandoversQuery['done']>;
}
