import { lifecycle } from '../../kernel/lifecycle.js';

export type InboxStatus = 'pending' | 'waiting' | 'done' | 'quarantined';

/**
 * `waiting`: about money whose capture we have not heard of; `pending` again when we have, and `quarantined` when that takes too long. What is
 * done or in quarantine stays so: a person acts on it at the provider, whose next word is an event of its own.
 */
export const inboxLifecycle = lifecycle<InboxStatus>({
  pending: ['waiting', 'done', 'quarantined'],
  waiting: ['pending', 'quarantined'],
  done: [],
  quarantined: [],
});
