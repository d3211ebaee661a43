import { needKinds } from '../../../cities/index.js';
import { guard, tableLine } from '../../../platform/tables/index.js';
import type { OpenDays } from '../../../needs/index.js';
import { permitName } from './permit-name.js';
import type { CityView } from '../layout/view.js';

/** The open figures as a table file (RFC 4180, with a mark for spreadsheets that would else misread its letters). */
export function transparencyFile({ city, language, texts }: CityView, { filled, paid }: OpenDays): string {
  const permits = needKinds.flatMap((kind) => {
    const permit = city.permits[kind];
    return permit ? [[permit.from, `permit_${kind}`, `${permit.path}: ${permitName(texts, permit.permit)}`, '']] : [];
  });
  const rows = [
    ['until', 'what', city.name(language), 'currency'],
    ...filled.map(({ day, count }) => [day, 'filled', String(count), '']),
    ...filled.map(({ day, amount }) => [day, 'given', amount.toDecimal(), amount.currency]),
    ...paid.map(({ day, count }) => [day, 'paid', String(count), '']),
    ...permits,
  ];
  return `\ufeff${rows.map((row) => tableLine(row.map(guard), ',')).join('')}`;
}
