import { Controller, Get, Header, Param, Post, Query, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { CurrentCity, CurrentLanguage, type City } from '../../cities/index.js';
import { ConfirmPayments, ListConfirmations, ReadConfirmation } from '../../disbursements/index.js';
import { assertFormToken, CurrentStaff, Roles, TakesFiles, type Staff } from '../../identity/index.js';
import { isRefusal } from '../../kernel/refusal.js';
import { validation, withUpload } from '../../platform/http/index.js';
import { textsIn } from '../../platform/texts/index.js';
import { formAgain, HTML, page, seeOther } from '../shared/index.js';
import { ConfirmationPage } from './confirmation.page.js';
import { ConfirmationFields, ConfirmationQuery } from './confirmations.dto.js';
import { ConfirmationsPage } from './confirmations.page.js';

const LARGEST_FILE = 20 * 1024 * 1024;

/** What the billers confirm. */
@ApiExcludeController()
@Roles('disbursements')
@Controller(':city/:lang/staff/confirmations')
export class ConfirmationsController {
  private readonly fields = validation();

  constructor(
    private readonly listConfirmations: ListConfirmations,
    private readonly readConfirmation: ReadConfirmation,
    private readonly confirmPayments: ConfirmPayments,
  ) {}

  @Get()
  @Header(...HTML)
  @Header('cache-control', 'no-store')
  async list(@CurrentCity() city: City, @CurrentLanguage() lang: string, @CurrentStaff() staff: Staff): Promise<string> {
    const confirmations = await this.listConfirmations.run(city);
    return page(<ConfirmationsPage texts={textsIn(lang)} city={city} staff={staff} confirmations={confirmations} />);
  }

  @Post()
  @TakesFiles()
  @Header(...HTML)
  async upload(
    @CurrentCity() city: City,
    @CurrentLanguage() lang: string,
    @CurrentStaff() staff: Staff,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    let billerCode = '';
    const check = async ({ csrf, ...rest }: Readonly<Record<string, string>>): Promise<void> => {
      assertFormToken(staff.csrf, csrf);
      ({ utility: billerCode } = (await this.fields.transform(rest, { type: 'body', metatype: ConfirmationFields })) as ConfirmationFields);
    };
    try {
      const rules = { maxBytes: LARGEST_FILE, check };
      const result = await withUpload(request, rules, (path) => this.confirmPayments.run(city, { path, billerCode, officer: staff.name }));
      return seeOther(reply, city.path(lang, `/staff/confirmations/${result.id}${result.already ? '?already=1' : ''}`));
    } catch (error) {
      if (isRefusal(error, 'form_expired')) throw error;
      const confirmations = await this.listConfirmations.run(city);
      const context = { texts: textsIn(lang), city, staff, confirmations, biller: billerCode };
      return formAgain(reply, error, context.texts, 'file', (errors) => page(<ConfirmationsPage {...context} errors={errors} />));
    }
  }

  @Get(':confirmation')
  @Header(...HTML)
  @Header('cache-control', 'no-store')
  async show(
    @CurrentCity() city: City,
    @CurrentLanguage() lang: string,
    @CurrentStaff() staff: Staff,
    @Param('confirmation') id: string,
    @Query() { already }: ConfirmationQuery,
  ): Promise<string> {
    const confirmation = await this.readConfirmation.run(city, id);
    const context = { texts: textsIn(lang), city, staff };
    return page(<ConfirmationPage {...context} confirmation={confirmation} already={already !== undefined} />);
  }
}
