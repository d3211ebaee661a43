import type { City } from '../../../cities/index.js';
import { isRefusal, type RefusalCode } from '../../../kernel/refusal.js';
import type { NeedFilter } from '../../../needs/index.js';
import { readDonationAmount } from './read-amount.js';

/** What a filter's field holds that cannot be used; `range` when the two amounts are the wrong way round. */
export type FilterProblem = RefusalCode | 'range';

export interface TypedAmounts {
  readonly kind?: string;
  readonly min?: string;
  readonly max?: string;
  readonly sort?: string;
}

/** The filter that was typed, and what is wrong with it by field. What is wrong is left out of the filter. */
export function readFilter(
  typed: TypedAmounts,
  city: City,
): { filter: Pick<NeedFilter, 'billerCode' | 'minAmount' | 'maxAmount' | 'sort'>; problems: Readonly<Record<string, FilterProblem>> } {
  const problems: Record<string, FilterProblem> = {};
  const read = (field: 'min' | 'max'): bigint | undefined => {
    const text = typed[field]?.trim();
    if (!text) return undefined;
    try {
      return readDonationAmount(text, city.currency).minor;
    } catch (error) {
      if (!isRefusal(error)) throw error;
      problems[field] = error.code;
      return undefined;
    }
  };
  const min = read('min');
  const max = read('max');
  if (min !== undefined && max !== undefined && min > max) problems['max'] = 'range';
  return {
    filter: {
      sort: typed.sort === 'oldest' ? 'oldest' : 'urgent',
      ...(typed.kind ? { billerCode: typed.kind } : {}),
      ...(min === undefined ? {} : { minAmount: min }),
      ...(max === undefined || problems['max'] ? {} : { maxAmount: max }),
    },
    problems,
  };
}
