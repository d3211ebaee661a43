import { Body, Controller, Get, Header, Post, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { RecogniseStaff, Duties, SessionCookie, SignIn, SignOut } from '../../identity/index.js';
import { Public } from '../../platform/http/index.js';
import type { Texts } from '../../platform/texts/index.js';
import { formAgain, HTML_HEADER, languageOf, page, seeOther } from '../shared/index.js';
import { ReaderTexts } from './reader-texts.js';
import { pathOf } from './secretariat-page.js';
import { SecretariatSignInForm } from './sign-in.dto.js';
import { SecretariatSignInPage } from './sign-in.page.js';

/** The way in and out for the people of the secretariat. */
@ApiExcludeController()
@Controller('secretariat')
export class SecretariatFrontDoorController {
  constructor(
    private readonly signIn: SignIn,
    private readonly signOut: SignOut,
    private readonly recognise: RecogniseStaff,
    private readonly cookie: SessionCookie,
  ) {}

  @Get()
  @Public()
  root(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): string {
    return seeOther(reply, pathOf(languageOf(request)));
  }

  /** On to the sign-in, or to the first page of whoever is signed in. */
  @Get(':lang')
  @Public()
  async home(
    @ReaderTexts() { language }: Texts,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const token = this.cookie.read(request, 'network');
    const person = token ? await this.recognise.run('network', token) : undefined;
    return seeOther(reply, pathOf(language, person ? '/adoption' : '/sign-in'));
  }

  @Get(':lang/sign-in')
  @Public()
  @Header(...HTML_HEADER)
  @Header('cache-control', 'no-store')
  show(@ReaderTexts() texts: Texts): string {
    return page(<SecretariatSignInPage texts={texts} />);
  }

  @Post(':lang/sign-in')
  @Public()
  @Header(...HTML_HEADER)
  async enter(
    @ReaderTexts() texts: Texts,
    @Body() form: SecretariatSignInForm,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    try {
      const { token } = await this.signIn.run('network', form);
      this.cookie.write(reply, 'network', token);
      return seeOther(reply, pathOf(texts.language, '/adoption'));
    } catch (error) {
      return formAgain(reply, error, texts, 'email', (errors) =>
        page(<SecretariatSignInPage texts={texts} errors={errors} email={form.email} />),
      );
    }
  }

  @Post(':lang/sign-out')
  @Duties('secretariat')
  @Header(...HTML_HEADER)
  async leave(
    @ReaderTexts() { language }: Texts,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    await this.signOut.run('network', this.cookie.read(request, 'network') ?? '');
    this.cookie.clear(reply, 'network');
    return seeOther(reply, pathOf(language, '/sign-in'));
  }
}
