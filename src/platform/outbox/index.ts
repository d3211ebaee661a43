import { outboxes } from './outbox.entity.js';

export { OutboxModule } from './outbox.module.js';
export { type OutgoingMessage, Outbox } from './outbox.js';
export { type MailTemplate, MailTemplates } from './templates.js';

/** For the wiring: each side's table. */
export const outboxTables = outboxes;
