/** The queues of this room in the wake table: which cities have something to do. */

/** Notifications to act on. */
export const INBOX_QUEUE = 'inbox';

/** Payments of which nothing was said. */
export const ASK_QUEUE = 'ask';

/** Refunds to send. */
export const REFUND_QUEUE = 'refunds';

/** Settlements that a provider spoke of. */
export const SETTLEMENT_QUEUE = 'settlements';

/** Money that has to be taken back from where it was placed: released refunds and lost disputes. */
export const TAKE_BACK_QUEUE = 'take_back';
