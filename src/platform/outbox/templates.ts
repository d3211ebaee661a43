import { Injectable } from '@nestjs/common';

import { present } from '../../kernel/assert.js';
import { Config } from '../config/index.js';
import { textsIn } from '../texts/index.js';

/** Turns one kind of message into words. A room registers its own. */
export interface MailTemplate {
  readonly kind: string;
  render(payload: Readonly<Record<string, string>>, language: string): RenderedMail;
}

export interface RenderedMail {
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

@Injectable()
export class MailTemplates {
  private readonly byKind = new Map<string, MailTemplate>();

  constructor(private readonly config: Config) {}

  register(template: MailTemplate): void {
    this.byKind.set(template.kind, template);
  }

  /** In the demonstration every mail says so first, in its language, as every page does. */
  render(kind: string, payload: Readonly<Record<string, string>>, language: string): RenderedMail {
    const mail = present(this.byKind.get(kind), `no mail template for ${kind}`).render(payload, language);
    if (this.config.mode !== 'demo') return mail;
    const band = textsIn(language).t('shared.demo.band');
    return {
      subject: mail.subject,
      text: `${band}\n\n${mail.text}`,
      html: mail.html.replace(/<body[^>]*>/, (body) => `${body}<p>${band}</p>`),
    };
  }
}
