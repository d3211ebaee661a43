import { Injectable, type OnModuleInit } from '@nestjs/common';
import { assert } from '../../kernel/assert.js';
import { isCurrency } from '../../kernel/currency.js';
import { localDate } from '../../kernel/local-date.js';
import { Money } from '../../kernel/money.js';
import { MailTemplates, type MailTemplate } from '../../platform/outbox/index.js';
import { textsIn } from '../../platform/texts/index.js';
import { mailPage } from '../mail/mail-page.js';

export const RECEIPT_MAIL = 'receipt';

/** Says what was given and when, and what the paper is not. No need, no kind, no household, and no link that would tell more. */
@Injectable()
export class ReceiptMail implements MailTemplate, OnModuleInit {
  readonly kind = RECEIPT_MAIL;

  constructor(private readonly templates: MailTemplates) {}

  onModuleInit(): void {
    this.templates.register(this);
  }

  render(payload: Readonly<Record<string, string>>, language: string): { subject: string; text: string; html: string } {
    const { t, money, date, language: spoken } = textsIn(language);
    const { city = '', accent, number = '', currency, amount = '0', returned = '0', day = '', terms = '' } = payload;
    assert(isCurrency(currency), 'a receipt without a currency');
    const given = Money.parse(amount, currency);
    const back = Money.parseOrZero(returned, currency);
    const subject = t('receipt.subject', { city });
    const lines = [
      t('receipt.thanks', { amount: money(given), city, day: date(localDate(day)) }),
      back.isZero ? '' : t('receipt.returned', { amount: money(back) }),
      t('receipt.number', { number }),
      t('donor.receipt.is_not.text'),
      terms,
      t('receipt.anonymous'),
    ].filter((line) => line !== '');
    const html = mailPage({ language: spoken, from: city, heading: subject, lines, ...(accent === undefined ? {} : { accent }) });
    return { subject, text: [subject, ...lines].join('\n\n'), html };
  }
}
