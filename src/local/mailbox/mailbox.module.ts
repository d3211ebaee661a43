import { Controller, Get, Header, Module, Req } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { h } from 'preact';
import { Public } from '../../platform/http/index.js';
import { Mailbox } from '../../platform/mail/index.js';
import { textsIn } from '../../platform/texts/index.js';
import { HTML_HEADER, languageOf, page } from '../../web/shared/index.js';
import { MailboxPage } from './mailbox.page.js';

@Public()
@ApiExcludeController()
@Controller('dev/mailbox')
class MailboxController {
  constructor(private readonly mailbox: Mailbox) {}

  @Get()
  @Header(...HTML_HEADER)
  show(@Req() request: FastifyRequest): string {
    return page(h(MailboxPage, { texts: textsIn(languageOf(request)), mails: this.mailbox.all() }));
  }
}

/** `/dev/mailbox`: only where no mail leaves the house, and never in production. */
@Module({ controllers: [MailboxController] })
export class MailboxPagesModule {}
