import { adversaries, type Adversary } from './adversaries.js';
import type { Life, LivedGift, LivedNeed } from './city-life.js';

export interface Cell {
  readonly trials: number;
  /** How many there were to choose from, on average. */
  readonly candidates: number;
  readonly success: number;
  readonly chance: number;
}

interface Question {
  readonly pairs: readonly (readonly [LivedGift, LivedNeed])[];
  readonly right: (gift: LivedGift, need: LivedNeed) => boolean;
}

/** Too few to hide among is no measure of a guess. */
const FEWEST = 3;

/** How often an adversary's best way to guess is right, beside a guess at random among the same. */
export function measure(lives: readonly Life[], adversary: Adversary): Cell {
  const asked = lives.flatMap((life) => questionsOf(life, adversary).map((question) => ({ life, ...question })));
  const mean = (values: readonly number[]): number => values.reduce((all, value) => all + value, 0) / Math.max(1, values.length);
  const chance = mean(asked.map(({ pairs, right }) => pairs.filter(([gift, need]) => right(gift, need)).length / pairs.length));
  const rightness = adversary.beliefs.map((belief) =>
    asked.map(({ life, pairs, right }) => {
      const beliefs = pairs.map(([gift, need]) => belief(life, gift, need));
      const most = Math.max(...beliefs);
      const best = pairs.filter((_, index) => beliefs[index] === most);
      return best.filter(([gift, need]) => right(gift, need)).length / best.length;
    }),
  );
  return { trials: asked.length, candidates: mean(asked.map(({ pairs }) => pairs.length)), success: mean(learned(rightness)), chance };
}

/** Which way to guess is best it learns from one half of the questions, and is judged by the other: else luck would count as skill. */
function learned(rightness: readonly (readonly number[])[]): number[] {
  const sumOf = (rates: readonly number[], half: number): number =>
    rates.reduce((all, rate, at) => (at % 2 === half ? all + rate : all), 0);
  return [0, 1].flatMap((half) => {
    const best = rightness.toSorted((a, b) => sumOf(b, half) - sumOf(a, half))[0] ?? [];
    return best.filter((_, at) => at % 2 !== half);
  });
}

/** One question for each gift, or for each need that was filled: all that could have been, and what was. */
function questionsOf(life: Life, { looksFor, among }: Adversary): Question[] {
  const linked = new Set(life.links.map(({ gift, need }) => `${gift} ${need}`));
  const right = (gift: LivedGift, need: LivedNeed): boolean => linked.has(`${gift.id} ${need.id}`);
  const questions =
    looksFor === 'need'
      ? life.gifts.map((gift) => gift.waiting.flatMap((id) => life.needs.get(id) ?? []).map((need) => [gift, need] as const))
      : [...life.needs.values()]
          .filter(({ fundedAt }) => fundedAt !== undefined)
          .map((need) => life.gifts.filter((gift) => could(life, gift, need, among)).map((gift) => [gift, need] as const));
  return questions
    .filter((pairs) => pairs.length >= FEWEST && pairs.some(([gift, need]) => right(gift, need)))
    .map((pairs) => ({ pairs, right }));
}

function could({ dayOf }: Life, gift: LivedGift, need: LivedNeed, among: Adversary['among']): boolean {
  const fundedAt = need.fundedAt ?? 0;
  if (gift.price !== need.price) return false;
  return among === 'day' ? dayOf(gift.paidAt) === dayOf(fundedAt) : gift.paidAt >= need.publishedAt;
}

/** One standard error of the ratio. */
export const errorOf = ({ success, chance, trials }: Cell): number => Math.sqrt((success * (1 - success)) / trials) / chance;
export const ratioOf = ({ success, chance }: Cell): number => success / chance;
export const rows = adversaries.map(({ name }) => name);
