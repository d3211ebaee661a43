import { Global, Module, type DynamicModule } from '@nestjs/common';

import { MailTransport } from './mail.js';
import { Mailbox } from './mailbox.js';
import { SmtpTransport } from './smtp.js';

@Global()
@Module({})
export class MailModule {
  /** With an SMTP address mail leaves the house; without one it stays in the development mailbox. */
  static with(smtp?: { url: string; from: string }): DynamicModule {
    const transport = smtp
      ? { provide: MailTransport, useValue: new SmtpTransport(smtp.url, smtp.from) }
      : { provide: MailTransport, useExisting: Mailbox };
    return { module: MailModule, providers: [Mailbox, transport], exports: [Mailbox, MailTransport] };
  }
}
