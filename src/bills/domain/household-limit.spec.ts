import { HouseholdLimit } from './household-limit.js';

describe('a household’s limit', () => {
  it('gives places until there are none, each household its own', () => {
    const limit = new HouseholdLimit(
      2,
      new Map([
        ['full', 2],
        ['half', 1],
      ]),
    );
    expect(['full', 'half', 'half', 'new', 'new', 'new'].map((id) => limit.take(id))).toEqual([false, true, false, true, true, false]);
  });
});
