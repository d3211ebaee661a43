import { Injectable, type OnModuleInit } from '@nestjs/common';
import { MailTemplates, type MailTemplate } from '../../platform/outbox/index.js';
import { textsIn } from '../../platform/texts/index.js';
import { mailPage } from '../mail/mail-page.js';

export const GREETING_MAIL = 'greeting';

/** A greeting to somebody in whose name a donation was made. It never says what the donation was for, how much it was, or whom it helped. */
@Injectable()
export class GreetingMail implements MailTemplate, OnModuleInit {
  readonly kind = GREETING_MAIL;

  constructor(private readonly templates: MailTemplates) {}

  onModuleInit(): void {
    this.templates.register(this);
  }

  render(payload: Readonly<Record<string, string>>, language: string): { subject: string; text: string; html: string } {
    const { city = '', accent, from = '', occasion = 'none', words } = payload;
    const { t, language: spoken } = textsIn(language);
    const heading = t('greeting.heading', { occasion, from });
    const lines = [t('greeting.text', { from, city })];
    const small = [t('greeting.idea', { city }), t('greeting.once')];
    const said = words === undefined ? [] : [t('greeting.says', { from }), words];
    const page = { language: spoken, from: city, heading, lines: [...lines, ...said.slice(0, 1)], small };
    return {
      subject: t('greeting.subject', { from }),
      text: [heading, ...lines, ...said, ...small].join('\n\n'),
      html: mailPage({ ...page, ...(words === undefined ? {} : { quote: words }), ...(accent === undefined ? {} : { accent }) }),
    };
  }
}
