import { lifecycle } from '../../kernel/lifecycle.js';

/**
 * An account waits for a second person (the operator's begins active), works, may be locked and opened again, and is left for good. One that is
 * declined while it waits is deleted: nobody ever signed in with it, and its address is free again.
 */
export type StaffStatus = 'waiting' | 'active' | 'locked' | 'left';

export const staffLifecycle = lifecycle<StaffStatus>({
  waiting: ['active'],
  active: ['locked', 'left'],
  locked: ['active', 'left'],
  left: [],
});
