import { assert } from './assert.js';
import type { Brand } from './ids.js';

/** A calendar day in a city's own zone, `YYYY-MM-DD`. */
export type LocalDate = Brand<string, 'LocalDate'>;

const DAY = 86_400_000;
const QUARTER = 900_000;
/** About ten years of days. */
const MOST_DAYS = 4_000;
const instants = new Map<LocalDate, number>();
const todays = new Map<string, { readonly quarter: number; readonly day: LocalDate }>();

/** True for a day that exists in the Gregorian calendar, from year 1 on: there was no year 0, and the database knows none. */
export function isLocalDate(text: unknown): text is LocalDate {
  if (typeof text !== 'string' || !/^(?!0000)\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const instant = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(instant.getTime()) && instant.toISOString().startsWith(text);
}

export function localDate(text: string): LocalDate {
  assert(isLocalDate(text), 'not a calendar day');
  return text;
}

/** The day it is in `zone` (IANA name) at `now`. Remembered for a quarter of an hour: in no zone does a day begin in the middle of one. */
export function todayIn(zone: string, now: Date): LocalDate {
  const quarter = Math.floor(now.getTime() / QUARTER);
  const known = todays.get(zone);
  if (known?.quarter === quarter) return known.day;
  const day = localDate(formatter(zone).format(now));
  todays.set(zone, { quarter, day });
  return day;
}

export function addDays(date: LocalDate, days: number): LocalDate {
  return localDate(new Date(utc(date) + days * DAY).toISOString().slice(0, 10));
}

/** Whole calendar days from `from` to `to`; negative when `to` is earlier. */
export function daysBetween(from: LocalDate, to: LocalDate): number {
  return Math.round((utc(to) - utc(from)) / DAY);
}

/** The Monday of the week that `date` is in. */
export function mondayOf(date: LocalDate): LocalDate {
  return addDays(date, -((new Date(utc(date)).getUTCDay() + 6) % 7));
}

/** The first instant of `date` in `zone`, daylight saving included. */
export function startOfDay(date: LocalDate, zone: string): Date {
  // Offsets lie within ±14 h: start at UTC midnight and walk to the first instant that shows this date there.
  let instant = utc(date) - offsetAt(utc(date), zone);
  instant = utc(date) - offsetAt(instant, zone);
  return new Date(instant);
}

/** The last millisecond of `date` in `zone`. */
export function endOfDay(date: LocalDate, zone: string): Date {
  return new Date(startOfDay(addDays(date, 1), zone).getTime() - 1);
}

/** Asked for each row of every list, about the same few hundred days: a day is looked up in a twentieth of the time that reading it takes. */
function utc(date: LocalDate): number {
  const known = instants.get(date);
  if (known !== undefined) return known;
  const instant = Date.parse(`${date}T00:00:00Z`);
  if (instants.size >= MOST_DAYS) instants.clear();
  instants.set(date, instant);
  return instant;
}

const formatters = new Map<string, Intl.DateTimeFormat>();

/** `en-CA` writes a day as YYYY-MM-DD. A formatter costs more than a query to build, so one a zone is kept. */
function formatter(zone: string): Intl.DateTimeFormat {
  let made = formatters.get(zone);
  if (!made) {
    made = new Intl.DateTimeFormat('en-CA', { timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit' });
    formatters.set(zone, made);
  }
  return made;
}

function offsetAt(instant: number, zone: string): number {
  const parts = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  }).formatToParts(new Date(instant));
  const part = (type: string): number => Number(parts.find((p) => p.type === type)?.value);
  const shown = Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute'), part('second'));
  return shown - Math.floor(instant / 1000) * 1000;
}
