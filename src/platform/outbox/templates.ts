import { Injectable } from '@nestjs/common';

import { present } from '../../kernel/assert.js';

/** Turns one kind of message into words. A room registers its own. */
export interface MailTemplate {
  readonly kind: string;
  render(payload: Readonly<Record<string, string>>, language: string): { subject: string; text: string; html: string };
}

@Injectable()
export class MailTemplates {
  private readonly byKind = new Map<string, MailTemplate>();

  register(template: MailTemplate): void {
    this.byKind.set(template.kind, template);
  }

  of(kind: string): MailTemplate {
    return present(this.byKind.get(kind), `no mail template for ${kind}`);
  }
}
