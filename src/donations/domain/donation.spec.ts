import { allocationLifecycle, donationLifecycle } from './donation.js';

describe('a donation', () => {
  it.each([
    ['created', 'pending'],
    ['pending', 'received'],
    ['created', 'received'],
    ['expired', 'received'],
    ['failed', 'received'],
    ['expired', 'refunded'],
    ['received', 'refunded'],
    ['received', 'disputed'],
  ] as const)('goes from %s to %s', (from, to) => {
    expect(donationLifecycle.can(from, to)).toBe(true);
  });

  it.each([
    ['received', 'failed'],
    ['received', 'expired'],
    ['received', 'pending'],
    ['refunded', 'received'],
    ['expired', 'pending'],
    ['failed', 'expired'],
  ] as const)('does not go from %s to %s', (from, to) => {
    expect(donationLifecycle.can(from, to)).toBe(false);
  });
});

describe('an allocation', () => {
  it('is funded from its reservation, or later from where it was let go', () => {
    expect(allocationLifecycle.before('funded')).toEqual(['reserved', 'released']);
  });

  it('is never reserved again', () => {
    expect(allocationLifecycle.before('reserved')).toEqual([]);
  });
});
