/** The queues of this room in the wake table: which cities have something to do. */

/** Notifications to act on. */
export const PAYMENT_NOTIFICATIONS_QUEUE = 'inbox';

/** Payments of which nothing was said. */
export const PAYMENT_POLLING_QUEUE = 'ask';

/** Refunds to send. */
export const PAYMENT_REFUNDS_QUEUE = 'refunds';

/** Settlements that a provider spoke of. */
export const PAYMENT_SETTLEMENTS_QUEUE = 'settlements';

/** Money that has to be taken back from where it was placed: released refunds and lost disputes. */
export const PAYMENT_RETURNS_QUEUE = 'take_back';
