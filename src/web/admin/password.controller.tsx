import { Body, Controller, Get, Header, Post, Query, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { CurrentCity, CurrentLanguage, type City } from '../../cities/index.js';
import { ChangePassword, CurrentStaff, Roles, SessionCookie, staffRoles, WithFirstPassword, type Staff } from '../../identity/index.js';
import { textsIn } from '../../platform/texts/index.js';
import { formAgain, HTML, page, seeOther } from '../shared/index.js';
import { PasswordForm, PasswordQuery } from './password.dto.js';
import { PasswordPage } from './password.page.js';

/** Where everybody of a city's staff changes their own password, and has to before anything else while it is a first one. */
@ApiExcludeController()
@Roles(...staffRoles)
@WithFirstPassword()
@Controller(':city/:lang/staff/password')
export class PasswordController {
  constructor(
    private readonly changePassword: ChangePassword,
    private readonly cookie: SessionCookie,
  ) {}

  @Get()
  @Header(...HTML)
  @Header('cache-control', 'no-store')
  show(@CurrentCity() city: City, @CurrentLanguage() lang: string, @CurrentStaff() staff: Staff, @Query() { done }: PasswordQuery): string {
    return page(<PasswordPage texts={textsIn(lang)} city={city} staff={staff} done={done !== undefined} />);
  }

  @Post()
  @Header(...HTML)
  async change(
    @CurrentCity() city: City,
    @CurrentLanguage() lang: string,
    @CurrentStaff() staff: Staff,
    @Body() form: PasswordForm,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    try {
      await this.changePassword.run(city.id, staff, form, this.cookie.read(request, city) ?? '');
      return seeOther(reply, city.path(lang, '/staff/password?done=1'));
    } catch (error) {
      const texts = textsIn(lang);
      return formAgain(reply, error, texts, 'password', (errors) =>
        page(<PasswordPage texts={texts} city={city} staff={staff} errors={errors} />),
      );
    }
  }
}
