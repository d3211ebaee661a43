import { Injectable, type OnModuleInit } from '@nestjs/common';
import { MailTemplates, type MailTemplate } from '../../platform/outbox/index.js';
import { textsIn } from '../../platform/texts/index.js';
import { mailPage } from '../mail/mail-page.js';

export const NEWS_MAIL = 'news';

/** "What you gave is paid": no kind, no amount, no day, no link. All who get it get the same letter. */
@Injectable()
export class NewsMail implements MailTemplate, OnModuleInit {
  readonly kind = NEWS_MAIL;

  constructor(private readonly templates: MailTemplates) {}

  onModuleInit(): void {
    this.templates.register(this);
  }

  render({ city = '', accent }: Readonly<Record<string, string>>, language: string): { subject: string; text: string; html: string } {
    const { t, language: spoken } = textsIn(language);
    const subject = t('news.subject', { city });
    const lines = [t('news.text', { city }), t('news.late')];
    const small = [t('receipt.anonymous'), t('news.last')];
    return {
      subject,
      text: [subject, ...lines, ...small].join('\n\n'),
      html: mailPage({ language: spoken, from: city, heading: subject, lines, small, ...(accent === undefined ? {} : { accent }) }),
    };
  }
}
