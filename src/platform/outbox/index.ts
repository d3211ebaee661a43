export { outboxes } from './outbox.entity.js';
export { OutboxModule } from './outbox.module.js';
export { type OutgoingMessage, Outbox } from './outbox.js';
export { type MailTemplate, MailTemplates } from './templates.js';
