import { outboxes } from './outbox.entity.js';

export { OutboxModule } from './outbox.module.js';
export { type OutgoingMessage, Outbox } from './outbox.js';
export { type MailTemplate, MailTemplates } from './templates.js';

/** For the wiring: each hand's table. */
export const outboxTables = outboxes;
