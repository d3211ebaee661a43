/** One mail, ready to go. `text` says all that `html` says. */
export interface Mail {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  readonly language: string;
}

/** The wire out: SMTP in a city's service, a page in development. */
export abstract class MailTransport {
  abstract send(mail: Mail): Promise<void>;
}
