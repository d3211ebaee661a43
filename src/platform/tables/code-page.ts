/** What was counted in a file that is not UTF-8. */
export interface HighBytes {
  /** Bytes above 127. */
  readonly count: number;
  /** Those of them that follow another one. */
  readonly inRuns: number;
}

export type CodePage = 'windows-1250' | 'windows-1251' | 'windows-1253' | 'windows-1254';

const latin = 'windows-1250';
const cyrillic = 'windows-1251';
const byCountry: Readonly<Record<string, CodePage | 'both'>> = {
  AL: latin,
  BA: 'both',
  BG: cyrillic,
  GR: 'windows-1253',
  HR: latin,
  ME: 'both',
  MK: cyrillic,
  RO: latin,
  RS: 'both',
  TR: 'windows-1254',
  XK: latin,
};

/**
 * The Windows code page of a file that is not UTF-8, by its city's country. Where a country writes in two scripts, words decide:
 * in Cyrillic nearly every letter is a high byte, so they stand in runs; in Latin a č or š stands alone.
 */
export function codePageOf(country: string, bytes: HighBytes): CodePage {
  const page = byCountry[country] ?? latin;
  if (page !== 'both') return page;
  return bytes.inRuns * 2 > bytes.count ? cyrillic : latin;
}
