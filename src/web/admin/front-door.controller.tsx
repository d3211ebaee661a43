import { Body, Get, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { CurrentCity, CurrentLanguage, type City } from '../../cities/index.js';
import { assertOwnPassword, RecogniseStaff, SessionCookie, SignIn, SignOut, StaffRoute, WithFirstPassword } from '../../identity/index.js';
import { staffDuties } from '../../kernel/duties.js';
import { Public } from '../../platform/http/index.js';
import { textsIn } from '../../platform/texts/index.js';
import { formAgain, page, seeOther } from '../shared/index.js';
import { HomePage } from './home.page.js';
import { SignInForm } from './sign-in.dto.js';
import { SignInPage } from './sign-in.page.js';

/** The way in and out for the people of one city. */
@StaffRoute('', ...staffDuties)
export class FrontDoorController {
  constructor(
    private readonly signIn: SignIn,
    private readonly signOut: SignOut,
    private readonly recogniseStaff: RecogniseStaff,
    private readonly cookie: SessionCookie,
  ) {}

  /** The sign-in, or the home of whoever is signed in. */
  @Get()
  @Public()
  async show(@CurrentCity() city: City, @CurrentLanguage() lang: string, @Req() request: FastifyRequest): Promise<string> {
    const token = this.cookie.read(request, city);
    const staff = token ? await this.recogniseStaff.run(city, token) : undefined;
    if (staff) assertOwnPassword(staff);
    const texts = textsIn(lang);
    return page(staff ? <HomePage texts={texts} city={city} staff={staff} /> : <SignInPage texts={texts} city={city} />);
  }

  @Post('sign-in')
  @Public()
  async enter(
    @CurrentCity() city: City,
    @CurrentLanguage() lang: string,
    @Body() form: SignInForm,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    try {
      const { token } = await this.signIn.run(city, form);
      this.cookie.write(reply, city, token);
      return seeOther(reply, city.path(lang, '/staff'));
    } catch (error) {
      const texts = textsIn(lang);
      return formAgain(reply, error, texts, 'email', (errors) =>
        page(<SignInPage texts={texts} city={city} errors={errors} email={form.email} />),
      );
    }
  }

  @Post('sign-out')
  @WithFirstPassword()
  async leave(
    @CurrentCity() city: City,
    @CurrentLanguage() lang: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    await this.signOut.run(city, this.cookie.read(request, city) ?? '');
    this.cookie.clear(reply, city);
    return seeOther(reply, city.path(lang, '/staff'));
  }
}
