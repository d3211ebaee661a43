import { lifecycle } from '../../kernel/lifecycle.js';

/** A household's bill. What happens to its need afterwards stands in `needs`. */
export const billLife = lifecycle({
  waiting: ['published', 'withdrawn'],
  published: ['withdrawn'],
  withdrawn: [],
});
export type BillStatus = (typeof billLife.states)[number];

/** What was handed in together, on one decision. */
export const batchLife = lifecycle({
  reading: ['proposed'],
  proposed: ['approved', 'withdrawn'],
  approved: [],
  withdrawn: [],
});
export type BatchStatus = (typeof batchLife.states)[number];
