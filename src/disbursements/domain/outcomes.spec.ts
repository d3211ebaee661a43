import { outcomeOf } from './outcomes.js';

describe('a line of a confirmation file', () => {
  const funded = { status: 'funded', amount: 12_005n } as const;

  it('pays a funded need with its whole amount', () => {
    expect(outcomeOf(12_005n, funded)).toBe('paid');
  });

  it.each([
    ['a part of the amount', 12_004n, funded, 'amount_too_little'],
    ['more than the amount', 12_006n, funded, 'amount_too_much'],
    ['a need that still waits', 12_005n, { status: 'open', amount: 12_005n }, 'not_funded'],
    ['a need that was taken back', 12_005n, { status: 'withdrawn', amount: 12_005n }, 'not_funded'],
    ['a need that is paid', 12_005n, { status: 'paid', amount: 12_005n }, 'already_paid'],
    ['a bill that is not ours', 12_005n, undefined, 'unknown_bill'],
  ] as const)('does not pay with %s', (_, confirmed, need, outcome) => {
    expect(outcomeOf(confirmed, need)).toBe(outcome);
  });
});
