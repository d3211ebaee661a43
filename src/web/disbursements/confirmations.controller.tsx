import { Get, Param, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ConfirmPayments, ListConfirmations, ReadConfirmation } from '../../disbursements/index.js';
import { assertFormToken, CurrentDesk, StaffRoute, TakesFiles, type StaffDesk } from '../../identity/index.js';
import { isRefusal } from '../../kernel/refusal.js';
import { validation, withUpload } from '../../platform/http/index.js';
import { formAgain, page, seeOther } from '../shared/index.js';
import { ConfirmationPage } from './confirmation.page.js';
import { ConfirmationFields, ConfirmationQuery } from './confirmations.dto.js';
import { ConfirmationsPage } from './confirmations.page.js';

const LARGEST_FILE = 20 * 1024 * 1024;

/** What the billers confirm. */
@StaffRoute('confirmations', 'disbursements')
export class ConfirmationsController {
  private readonly fields = validation();

  constructor(
    private readonly listConfirmations: ListConfirmations,
    private readonly readConfirmation: ReadConfirmation,
    private readonly confirmPayments: ConfirmPayments,
  ) {}

  @Get()
  async list(@CurrentDesk() desk: StaffDesk): Promise<string> {
    return page(<ConfirmationsPage {...desk} confirmations={await this.listConfirmations.run(desk.city)} />);
  }

  @Post()
  @TakesFiles()
  async upload(
    @CurrentDesk() desk: StaffDesk,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const { city, staff } = desk;
    let billerCode = '';
    const check = async ({ csrf, ...rest }: Readonly<Record<string, string>>): Promise<void> => {
      assertFormToken(staff.csrf, csrf);
      ({ utility: billerCode } = (await this.fields.transform(rest, { type: 'body', metatype: ConfirmationFields })) as ConfirmationFields);
    };
    try {
      const rules = { maxBytes: LARGEST_FILE, check };
      const result = await withUpload(request, rules, (path) => this.confirmPayments.run(city, { path, billerCode }, staff));
      return seeOther(reply, desk.at(`/staff/confirmations/${result.id}${result.already ? '?already=1' : ''}`));
    } catch (error) {
      if (isRefusal(error, 'form_expired')) throw error;
      const context = { ...desk, confirmations: await this.listConfirmations.run(city), biller: billerCode };
      return formAgain(reply, error, desk.texts, 'file', (errors) => page(<ConfirmationsPage {...context} errors={errors} />));
    }
  }

  @Get(':confirmation')
  async show(@CurrentDesk() desk: StaffDesk, @Param('confirmation') id: string, @Query() { already }: ConfirmationQuery): Promise<string> {
    const confirmation = await this.readConfirmation.run(desk.city, id);
    return page(<ConfirmationPage {...desk} confirmation={confirmation} already={already !== undefined} />);
  }
}
