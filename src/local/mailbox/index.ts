export { MailboxPagesModule } from './mailbox.module.js';
