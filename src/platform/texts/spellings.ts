import type { Currency } from '../../kernel/currency.js';

/** Where CLDR's short sign is in the wrong script: a Cyrillic page says КМ and дин. */
const signs: Readonly<Record<string, Partial<Record<Currency, string>>>> = {
  sr: { BAM: 'КМ', RSD: 'дин.' },
  mk: { BAM: 'КМ' },
  bg: { BAM: 'КМ' },
};

/** The sign that a language writes for a currency; undefined where it is `Intl`'s own. */
export function currencySign(tag: string, currency: Currency): string | undefined {
  return signs[tag]?.[currency];
}

/**
 * A month as it stands in a full date. Bosnian, Serbian and Montenegrin say "22. novembra", the month in the genitive (Pravopis);
 * CLDR holds only its nominative. Croatian and Bulgarian are right as they come.
 */
export function monthInDate(tag: string, month: string): string {
  if (tag !== 'bs' && tag !== 'sr' && tag !== 'cnr') return month;
  return genitive(month);
}

function genitive(month: string): string {
  if (/(bar|бар)$/u.test(month)) return month.replace(/bar$/u, 'bra').replace(/бар$/u, 'бра');
  if (month.endsWith('i')) return month.replace(/i$/u, 'a');
  return month + (/\p{Script=Cyrillic}$/u.test(month) ? 'а' : 'a');
}
