import { cellOf, indicators, type Figure, type PublishedFigure } from './figure.js';

/** No city may show groups smaller than this; it may ask for more. */
export const smallestK = 5;

/**
 * Hides small cells. A count of 1…k−1 is hidden (primary), and so many others of its split with it that no hidden one comes back from the
 * total by subtraction (complementary); where that is not enough, the total is hidden too. Amounts follow their counts. Zero is shown.
 * @param keptHidden cells hidden in an earlier revision: they stay hidden, or the two revisions together would tell
 */
export function suppress(figures: readonly Figure[], k: number, keptHidden: ReadonlySet<string> = new Set()): PublishedFigure[] {
  const floor = BigInt(Math.max(k, smallestK));
  const counts = figures.filter(({ indicator }) => indicators[indicator].unit === 'count');
  const hidden = new Set<string>();
  for (const split of splits(counts)) for (const cell of hiddenIn(split, floor, keptHidden)) hidden.add(cell);
  return figures.map((figure) => (hidden.has(cellOf(countBehind(figure))) ? { ...figure, value: 'suppressed' } : figure));
}

/** The count that decides over a figure: itself, or the one its amount follows. */
function countBehind(figure: Figure): Figure {
  const about = indicators[figure.indicator];
  return about.unit === 'count' ? figure : { ...figure, indicator: about.follows };
}

/** Cells that one total is the sum of: one indicator, one currency. */
function splits(counts: readonly Figure[]): Figure[][] {
  const groups = new Map<string, Figure[]>();
  for (const figure of counts) {
    const group = cellOf({ ...figure, dimension: '' });
    groups.set(group, [...(groups.get(group) ?? []), figure]);
  }
  return [...groups.values()];
}

function hiddenIn(split: readonly Figure[], k: bigint, keptHidden: ReadonlySet<string>): string[] {
  const mustHide = (figure: Figure): boolean => (figure.value > 0n && figure.value < k) || keptHidden.has(cellOf(figure));
  const parts = split.filter(({ dimension }) => dimension !== '');
  const totals = split.filter(({ dimension }) => dimension === '');
  const hidden = parts.filter(mustHide);
  const spare = parts.filter((figure) => !mustHide(figure) && figure.value > 0n).sort((a, b) => (a.value < b.value ? -1 : 1));

  while (hidden.length > 0 && !holds(hidden, k)) {
    const next = spare.shift();
    if (!next) return [...hidden, ...totals].map(cellOf);
    hidden.push(next);
  }
  return [...hidden, ...totals.filter(mustHide)].map(cellOf);
}

/**
 * Whoever knows the total knows the sum of the hidden cells, and that each is at least 1: so of n cells none can be larger than the sum
 * less n−1. The secret holds where that leaves room for k or more.
 */
function holds(hidden: readonly Figure[], k: bigint): boolean {
  const sum = hidden.reduce((total, { value }) => total + value, 0n);
  return hidden.length >= 2 && sum - BigInt(hidden.length - 1) >= k;
}
