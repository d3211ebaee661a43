import { assert } from './assert.js';
import type { Brand } from './ids.js';
import { addDays, localDate, startOfDay, type LocalDate } from './local-date.js';

/** A quarter of a calendar year, `2026-Q3`; its edges are midnights of a city's own zone. */
export type Quarter = Brand<string, 'Quarter'>;

const PATTERN = /^(\d{4})-Q([1-4])$/;

export function isQuarter(text: unknown): text is Quarter {
  return typeof text === 'string' && PATTERN.test(text);
}

export function quarter(text: string): Quarter {
  assert(isQuarter(text), 'not a quarter');
  return text;
}

/** The quarter that a day lies in. */
export function quarterOf(date: LocalDate): Quarter {
  return quarter(`${date.slice(0, 4)}-Q${Math.ceil(Number(date.slice(5, 7)) / 3)}`);
}

export function firstDay(of: Quarter): LocalDate {
  const month = (Number(of.slice(6)) - 1) * 3 + 1;
  return localDate(`${of.slice(0, 4)}-${String(month).padStart(2, '0')}-01`);
}

export function nextQuarter(after: Quarter): Quarter {
  return quarterOf(addDays(firstDay(after), 100));
}

export function previousQuarter(before: Quarter): Quarter {
  return quarterOf(addDays(firstDay(before), -1));
}

export function lastDay(of: Quarter): LocalDate {
  return addDays(firstDay(nextQuarter(of)), -1);
}

/** First instant of the quarter in `zone`, and the first instant after it: daylight saving may lie between. */
export function instantsOf(of: Quarter, zone: string): { from: Date; until: Date } {
  return { from: startOfDay(firstDay(of), zone), until: startOfDay(firstDay(nextQuarter(of)), zone) };
}

/** The day by which a quarter's report is due: the 20th of the month that follows it. */
export function reportDueOn(of: Quarter): LocalDate {
  return addDays(firstDay(nextQuarter(of)), 19);
}
