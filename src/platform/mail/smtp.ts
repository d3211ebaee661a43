import { createTransport, type Transporter } from 'nodemailer';

import { type Mail, MailTransport } from './mail.js';

/** Mail by SMTP, from one address. */
export class SmtpTransport extends MailTransport {
  private readonly transporter: Transporter;

  /** @param url `smtp://` or `smtps://`, credentials included */
  constructor(
    url: string,
    private readonly from: string,
  ) {
    super();
    this.transporter = createTransport(url);
  }

  async send(mail: Mail): Promise<void> {
    const headers = { 'Content-Language': mail.language };
    await this.transporter.sendMail({ from: this.from, to: mail.to, subject: mail.subject, text: mail.text, html: mail.html, headers });
  }
}
