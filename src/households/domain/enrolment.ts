import { lifecycle } from '../../kernel/lifecycle.js';

/** Whether a household may be given to. One that ended comes back by a new application alone, which enrols it anew. */
export const enrolmentLifecycle = lifecycle({
  none: ['enrolled'],
  enrolled: ['renewal_due', 'paused', 'ended'],
  renewal_due: ['enrolled', 'paused', 'ended'],
  paused: ['enrolled', 'ended'],
  ended: ['enrolled'],
});
export type EnrolmentStatus = (typeof enrolmentLifecycle.states)[number];
