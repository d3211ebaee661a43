import { stdnum } from 'stdnum';
import { present } from '../../kernel/assert.js';
import { isLocalDate } from '../../kernel/local-date.js';

type Rule = (id: string) => boolean;

const digits = (length: number): Rule => {
  const shape = new RegExp(`^[0-9]{${length}}$`);
  return (id) => shape.test(id);
};
/** The shape, and the check digits as `stdnum` knows them by country and name. */
const both = (shape: Rule, country: string, name: string): Rule => {
  const known = present(stdnum[country]?.[name], `stdnum knows no ${country} ${name}`);
  return (id) => shape(id) && known.validate(id).isValid;
};
const either =
  (...rules: Rule[]): Rule =>
  (id) =>
    rules.some((rule) => rule(id));

const weighted = (id: string, weights: readonly number[]): number => weights.reduce((sum, weight, i) => sum + weight * Number(id[i]), 0);

/** ЈМБГ/JMBG/ЕМБГ: DDMMYYY, region, serial, check. Own check: `stdnum` also compares the birthday with the machine's clock. */
const jmbg: Rule = (id) => {
  if (!digits(13)(id)) return false;
  const year = Number(id.slice(4, 7));
  const born = `${year < 800 ? 2000 + year : 1000 + year}-${id.slice(2, 4)}-${id.slice(0, 2)}`;
  const sum = weighted(id, [7, 6, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2]);
  return isLocalDate(born) && ((11 - (sum % 11)) % 11) % 10 === Number(id[12]);
};

const centuries: Readonly<Record<string, string>> = { 3: '18', 4: '18', 5: '20', 6: '20' };

/** CNP. Own check: `stdnum` does not know the counties 70 and 80–83, and so refuses people born there. */
const cnp: Rule = (id) => {
  if (!/^[1-9][0-9]{12}$/.test(id)) return false;
  const county = Number(id.slice(7, 9));
  const known = (county >= 1 && county <= 48) || [51, 52, 70, 80, 81, 82, 83].includes(county);
  const born = `${centuries[id[0] ?? ''] ?? '19'}${id.slice(1, 3)}-${id.slice(3, 5)}-${id.slice(5, 7)}`;
  const check = weighted(id, [2, 7, 9, 1, 4, 6, 3, 5, 8, 2, 7, 9]) % 11;
  return known && isLocalDate(born) && (check === 10 ? 1 : check) === Number(id[12]);
};

/** By country. Sources: shared data `utilities.json` (national_ids), npm `stdnum`. */
const rules: Readonly<Record<string, Rule>> = {
  // The check letter's rule is not public: shape only.
  AL: (id) => /^[A-M][0-9]{8}[A-Z]$/.test(id),
  BA: jmbg,
  BG: either(both(digits(10), 'BG', 'egn'), both(digits(10), 'BG', 'pnf')),
  GR: either(both(digits(11), 'GR', 'amka'), both(digits(9), 'GR', 'vat')),
  HR: both(digits(11), 'HR', 'oib'),
  ME: jmbg,
  MK: jmbg,
  RO: cnp,
  RS: jmbg,
  TR: both((id) => /^[1-9][0-9]{10}$/.test(id), 'TR', 'tckimlik'),
  // The control digit's weights are not public: length only.
  XK: digits(10),
};

/** Where no rule is known: letters and digits, as the identity papers of Europe carry them. */
const unknownCountry: Rule = (id) => /^[A-Z0-9]{5,20}$/.test(id);

/** @returns the number as it is kept (no blanks, capitals), or undefined where the country's rule refuses it */
export function readNationalId(cell: string, country: string): string | undefined {
  const id = cell.replace(/\s+/gu, '').toUpperCase();
  return (rules[country] ?? unknownCountry)(id) ? id : undefined;
}
