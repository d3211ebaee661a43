import type { City } from '../../../src/cities/index.js';
import type { NeedId } from '../../../src/kernel/ids.js';
import { startOfDay } from '../../../src/kernel/local-date.js';
import { covers } from '../../../src/needs/index.js';
import { type CityModel, type ModelGift, type ModelNeed, sum } from './city-model.js';
import { billsOf, lineOfChoice, type ModelLine, placeLines } from './placing-model.js';
import { mayReturn } from './take-back-model.js';

const HOUR = 3_600_000;

/** What a city does by itself when time has passed: once after each midnight, once after one o'clock, and whenever a reservation is over. */
export function passTime(model: CityModel, city: City, now: Date): { lapsed: number; ended: number } {
  const today = city.today(now);
  const midnight = startOfDay(today, city.timeZone).getTime();
  const turned = first(model, `day ${today}`);
  const morning = now.getTime() >= midnight + HOUR && first(model, `morning ${today}`);
  if (turned) expire(model, now.getTime());
  const lapsed = model.lapse(now.getTime());
  const ended = turned ? endNeeds(model, midnight, now.getTime()) : 0;
  if (morning || ended > 0) model.fundFromPool(now.getTime());
  return { lapsed, ended };
}

function first(model: CityModel, what: string): boolean {
  if (model.done.has(what)) return false;
  model.done.add(what);
  return true;
}

/** Needs that nobody gave to and nobody holds, whose last instant is over. */
function expire(model: CityModel, now: number): void {
  for (const need of model.needs.values()) {
    if (need.status === 'open' && need.fundableUntil < now && need.reserved === 0n && need.funded === 0n) need.status = 'expired';
  }
}

interface Leaving {
  readonly gift: ModelGift;
  readonly from: readonly ModelNeed[];
}

/**
 * Needs that were not filled by their last day end. Each gift's part finds its place again by the donor's word; the pool's goes to the pool.
 * A need that a checkout holds a part of waits for another midnight, and so does one with money that a dispute may yet take.
 * @returns how many ended
 */
function endNeeds(model: CityModel, midnight: number, now: number): number {
  const over = byId([...model.needs.values()]).filter(
    ({ status, fundableUntil, reserved, funded }) => status === 'open' && fundableUntil < midnight && reserved === 0n && funded > 0n,
  );
  const all = model.gifts
    .map((gift): Leaving => ({ gift, from: over.filter(({ id }) => gift.placed.has(id)) }))
    .toSorted((a, b) => (a.gift.paymentId < b.gift.paymentId ? -1 : 1));
  const free = ({ gift, from }: Leaving): boolean => mayReturn(gift, sum(from.map(({ id }) => gift.placed.get(id) ?? 0n)));
  const stay = new Set(all.filter((each) => !free(each)).flatMap(({ from }) => from));
  const ending = over.filter((need) => !stay.has(need));
  for (const need of ending) {
    model.pool += need.funded - sum(all.map(({ gift }) => gift.placed.get(need.id) ?? 0n));
    need.status = 'expired';
    need.funded = 0n;
  }
  for (const { gift, from } of all)
    moveOn(
      model,
      gift,
      from.filter((need) => !stay.has(need)),
      now,
    );
  return ending.length;
}

function moveOn(model: CityModel, gift: ModelGift, from: readonly ModelNeed[], now: number): void {
  const lines = from.map((need) => lineAgain(model, gift, need, take(gift, need.id), now));
  const placed = placeLines(model, gift, lines, now);
  for (const [id, part] of placed) model.fund(gift, id, part);
  model.leave(gift, sum(lines.map(({ amount }) => amount)) - sum(placed.values()));
  if (gift.returned === gift.amount && gift.status === 'received') gift.status = 'refunded';
}

function take(gift: ModelGift, id: NeedId): bigint {
  const part = gift.placed.get(id) ?? 0n;
  gift.placed.delete(id);
  return part;
}

/** A line of the choice that the need was given to by; one bill that was chosen by itself has nowhere to stay. */
function lineAgain(model: CityModel, gift: ModelGift, need: ModelNeed, amount: bigint, now: number): ModelLine {
  const choice = gift.choices.find((each) => covers(each.choice, need))?.choice;
  return choice ? lineOfChoice(model, choice, amount, now) : { amount, chosen: [], choice: billsOf(gift) };
}

const byId = (needs: readonly ModelNeed[]): ModelNeed[] => needs.toSorted((a, b) => (a.id < b.id ? -1 : 1));
