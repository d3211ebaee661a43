import { randomBytes } from 'node:crypto';

/** Digits and capitals without I, L, O, U: read aloud on the phone and typed on a Greek or Cyrillic keyboard without a doubt. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** What a household shows to follow its case: 50 random bits name it, 60 open it. Never in order, so none tells when it was made. */
export const newCaseNo = (): string => groups(symbols(10));
export const newHouseholdCode = (): string => groups(symbols(12));

/** Letters of the region's other scripts by the Latin ones that they look like on paper, both capitals. */
const lookAlikes = new Map([
  ...pairs('АВЕЅІЈКМНОРСТУХҮ', 'ABESIJKMHOPCTYXY'), // Cyrillic
  ...pairs('ΑΒΕΖΗΙΚΜΝΟΡΤΥΧ', 'ABEZHIKMNOPTYX'), // Greek
  ...pairs('İ', 'I'), // Turkish
]);

/**
 * One writing for all ways to type it: blanks and dashes away, small letters up, what looks like a Latin letter for it, O for zero, I and L
 * for one. A Cyrillic Н is read as the H that it looks like, never as the N that it sounds like: the code was read from paper or a screen.
 */
export function readSymbols(typed: string): string {
  const bare = typed
    .toUpperCase()
    .replace(/[\s\-–—.]/g, '')
    .replace(/\P{ASCII}/gu, (letter) => lookAlikes.get(letter) ?? letter)
    .replaceAll('O', '0')
    .replace(/[IL]/g, '1');
  return /^[0-9A-Z]{1,40}$/.test(bare) ? groups(bare) : '';
}

function pairs(from: string, to: string): [string, string][] {
  return Array.from(from, (letter, at) => [letter, to.charAt(at)]);
}

function symbols(count: number): string {
  // 256 is a multiple of 32: every symbol is as likely as another.
  return Array.from(randomBytes(count), (byte) => alphabet[byte & 31]).join('');
}

/** `4K7M2-9QRTX`, `4K7M-29QR-TX8W`. */
function groups(text: string): string {
  const size = text.length % 5 === 0 ? 5 : 4;
  return text.match(new RegExp(`.{1,${size}}`, 'g'))?.join('-') ?? '';
}
