import { localDate } from '../../kernel/local-date.js';
import { billState } from './bill-state.js';

const told = '2026-11-22';
const need = (status: 'open' | 'funded' | 'paid' | 'withdrawn' | 'expired') => ({
  status,
  paidOn: status === 'paid' ? localDate(told) : null,
});

describe('what a household is told of a bill', () => {
  it('waits for a check until a second person approved it', () => {
    expect(billState({ status: 'waiting', toldFundedOn: null, need: undefined })).toEqual({ state: 'checking' });
  });

  it('is on the list, also when it is filled and the daily run has not told yet', () => {
    expect(billState({ status: 'published', toldFundedOn: null, need: need('open') })).toEqual({ state: 'listed' });
    expect(billState({ status: 'published', toldFundedOn: null, need: need('funded') })).toEqual({ state: 'listed' });
  });

  it('is taken care of once it was told, and on the list again when a gift went back', () => {
    expect(billState({ status: 'published', toldFundedOn: told, need: need('funded') })).toEqual({ state: 'taken_care' });
    expect(billState({ status: 'published', toldFundedOn: told, need: need('open') })).toEqual({ state: 'listed' });
  });

  it('is paid on the biller’s day at once, told or not', () => {
    expect(billState({ status: 'published', toldFundedOn: null, need: need('paid') })).toEqual({ state: 'paid', on: told });
  });

  it('ended or was taken back', () => {
    expect(billState({ status: 'published', toldFundedOn: null, need: need('expired') })).toEqual({ state: 'ended' });
    expect(billState({ status: 'withdrawn', toldFundedOn: null, need: need('withdrawn') })).toEqual({ state: 'withdrawn' });
  });
});
