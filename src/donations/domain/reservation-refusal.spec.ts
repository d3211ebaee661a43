import type { NeedId } from '../../kernel/ids.js';
import { Money } from '../../kernel/money.js';
import { reservationRefusal, type NeedAvailability } from './reservation-refusal.js';

const need = (change: Partial<NeedAvailability> = {}): NeedAvailability => ({
  id: 'a' as NeedId,
  status: 'open',
  fundable: true,
  remaining: Money.of(1_000n, 'TRY'),
  ...change,
});
const wanted = [{ needId: 'a' as NeedId, amount: Money.of(500n, 'TRY') }];

describe('why a basket could not be held', () => {
  it.each<[string, NeedAvailability[], string]>([
    ['a need that there is not', [], 'need_unknown'],
    ['a need of another basket', [need({ id: 'b' as NeedId })], 'need_unknown'],
    ['a withdrawn one', [need({ status: 'withdrawn' })], 'need_withdrawn'],
    ['one whose time ran out', [need({ status: 'expired' })], 'need_not_fundable'],
    ['one past its last day', [need({ fundable: false })], 'need_not_fundable'],
    ['a filled one', [need({ status: 'funded' })], 'need_filled'],
    ['a paid one', [need({ status: 'paid' })], 'need_filled'],
    ['one that others hold whole', [need({ remaining: Money.zero('TRY') })], 'need_filled'],
    ['one with less left than was asked', [need({ remaining: Money.of(499n, 'TRY') })], 'amount_over_remaining'],
    ['one that has room again by now', [need()], 'need_filled'],
  ])('%s', (_, needs, code) => {
    expect(reservationRefusal(wanted, needs)).toBe(code);
  });
});
