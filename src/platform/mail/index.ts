export { MailModule } from './mail.module.js';
export { type Mail, MailTransport } from './mail.js';
export { Mailbox } from './mailbox.js';
