import { lifecycle } from '../../kernel/lifecycle.js';

/** A package or cash support. What happens to its need afterwards stands in `needs`. */
export const supportLife = lifecycle({
  waiting: ['published', 'withdrawn'],
  published: ['withdrawn'],
  withdrawn: [],
});
export type SupportStatus = (typeof supportLife.states)[number];
