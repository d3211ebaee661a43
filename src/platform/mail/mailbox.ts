import { Injectable } from '@nestjs/common';

import { type Mail, MailTransport } from './mail.js';

const KEPT = 100;

/** Development's mailbox: the last mails stay in memory and are read at `/dev/mailbox`; none leaves the machine. */
@Injectable()
export class Mailbox extends MailTransport {
  private readonly mails: Mail[] = [];

  send(mail: Mail): Promise<void> {
    this.mails.unshift(mail);
    this.mails.splice(KEPT);
    return Promise.resolve();
  }

  /** Newest first. */
  all(): readonly Mail[] {
    return this.mails;
  }
}
