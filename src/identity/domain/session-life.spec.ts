import { firstExpiry, renewedExpiry } from './session-life.js';

const at = (time: string): Date => new Date(`2026-11-22T${time}:00Z`);

describe('the life of a session', () => {
  it('ends an hour after the sign-in when nobody comes back', () => {
    expect(firstExpiry(at('09:00'))).toEqual(at('10:00'));
  });

  it('goes on for an hour from each use, written at most every ten minutes', () => {
    const session = { createdAt: at('09:00'), expiresAt: at('10:00') };
    expect(renewedExpiry(session, at('09:09'))).toBeUndefined();
    expect(renewedExpiry(session, at('09:10'))).toEqual(at('10:10'));
  });

  it('never goes past eight hours', () => {
    expect(renewedExpiry({ createdAt: at('09:00'), expiresAt: at('16:45') }, at('16:40'))).toEqual(at('17:00'));
    expect(renewedExpiry({ createdAt: at('09:00'), expiresAt: at('17:00') }, at('16:59'))).toBeUndefined();
  });
});
