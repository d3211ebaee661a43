import { readIban } from './iban.js';

describe('an IBAN', () => {
  it.each([
    ['TR33 0006 1005 1978 6457 8413 26', 'TR330006100519786457841326'],
    ['bg80bnbg96611020345678', 'BG80BNBG96611020345678'],
    ['BA391290079401028494', 'BA391290079401028494'],
  ])('%s is read', (text, iban) => {
    expect(readIban(text)).toBe(iban);
  });

  it.each(['', 'TR330006100519786457841327', 'TR33', 'TR33000610051978645784132€', '330006100519786457841326'])('%p is none', (text) => {
    expect(readIban(text)).toBeUndefined();
  });
});
