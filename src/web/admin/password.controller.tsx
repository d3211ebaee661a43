import { Body, Get, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ChangePassword, CurrentDesk, SessionCookie, StaffRoute, WithFirstPassword, type StaffDesk } from '../../identity/index.js';
import { staffDuties } from '../../kernel/duties.js';
import { formAgain, page, seeOther } from '../shared/index.js';
import { PasswordForm, PasswordQuery } from './password.dto.js';
import { PasswordPage } from './password.page.js';

/** Where everybody of a city's staff changes their own password, and has to before anything else while it is a first one. */
@StaffRoute('password', ...staffDuties)
@WithFirstPassword()
export class PasswordController {
  constructor(
    private readonly changePassword: ChangePassword,
    private readonly cookie: SessionCookie,
  ) {}

  @Get()
  show(@CurrentDesk() desk: StaffDesk, @Query() { done }: PasswordQuery): string {
    return page(<PasswordPage {...desk} done={done !== undefined} />);
  }

  @Post()
  async change(
    @CurrentDesk() desk: StaffDesk,
    @Body() form: PasswordForm,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    try {
      await this.changePassword.run(desk.city, desk.staff, form, this.cookie.read(request, desk.city) ?? '');
      return seeOther(reply, desk.at('/staff/password?done=1'));
    } catch (error) {
      return formAgain(reply, error, desk.texts, 'password', (errors) => page(<PasswordPage {...desk} errors={errors} />));
    }
  }
}
