import type { NeedId } from '../../src/kernel/ids.js';
import type { Life, LivedGift, LivedNeed } from './city-life.js';
import type { Sight } from './sight.js';

/** How likely an adversary holds a pair to be, by what it saw. Only the order of the numbers counts; alike is alike. */
type Belief = (life: Life, gift: LivedGift, need: LivedNeed) => number;

export interface Adversary {
  readonly name: string;
  /** What it sees, for the page that tells. */
  readonly sees: string;
  /** `need`: it knows a gift and looks for its need. `gift`: it knows a need and looks for its gift, told by a donor with its time and amount. */
  readonly looksFor: 'need' | 'gift';
  /** Gifts of the day on which the need was filled, or all while the need was on the list. */
  readonly among: 'day' | 'weeks';
  /** Every way to guess that it may try; the best of them counts. */
  readonly beliefs: readonly Belief[];
}

const indifferent: Belief = () => 0;
const nearAmount: Belief = (_, gift, need) => -Math.abs(Number(gift.amount - need.amount));
const earliest: Belief = (_, gift) => -gift.paidAt;
const latest: Belief = (_, gift) => gift.paidAt;
const smallest: Belief = (_, __, need) => -Number(need.amount);
const chosenOnPage: Belief = (_, gift, need) => (gift.chosen === need.id ? 1 : 0);
const oldest: Belief = (_, __, need) => -need.publishedAt;

/** The looks just before and just after an instant. */
function around({ sights }: Life, instant: number): readonly [Sight | undefined, Sight | undefined] {
  const after = sights.findIndex(({ at }) => at >= instant);
  return after < 0 ? [sights.at(-1), undefined] : [sights[after - 1], sights[after]];
}

/** The public list moved at the moment of the gift. */
const listMoved: Belief = (life, gift, need) => {
  const [before, after] = around(life, gift.startedAt);
  const was = before?.listed.get(need.id);
  return was !== undefined && was !== after?.listed.get(need.id) ? 1 : 0;
};

/** The numbers of the receiving hand's login moved at the moment of the gift. */
const rowMoved: Belief = (life, gift, need) => {
  const [before, after] = around(life, gift.startedAt);
  return (before?.byLogin.get(need.id)?.moved ?? 0n) !== (after?.byLogin.get(need.id)?.moved ?? 0n) ? 1 : 0;
};

/** The public class lost a number, or went from the page, on the day of the gift. */
const classMoved: Belief = (life, gift, need) => {
  const day = life.dayOf(gift.paidAt);
  const of = (wanted: number): number | undefined => life.sights.find(({ at }) => life.dayOf(at) === wanted)?.classes.get(need.price);
  return (of(day) ?? 0) - (of(day + 1) ?? 0);
};

/** The n-th gift after it was put on the list, where n waited that day: by the published order it was its turn. */
const turn: Belief = (life, gift, need) => {
  const seen = life.sights.find(({ at }) => at >= need.publishedAt);
  const before = seen?.classes.get(need.price) ?? [...(seen?.listed.keys() ?? [])].length;
  const rank = life.gifts.filter(
    (each) => each.price === need.price && each.paidAt >= need.publishedAt && each.paidAt <= gift.paidAt,
  ).length;
  return -Math.abs(rank - before);
};

/** Who reads a table in which the pair stands written. */
const written: Belief = ({ links }, gift, need) => (links.some((link) => link.gift === gift.id && link.need === need.id) ? 1 : 0);

const aGift = { looksFor: 'need', among: 'weeks' } as const;
const aNeed = { looksFor: 'gift', among: 'day' } as const;
const byAmount = [indifferent, nearAmount];

export const adversaries: readonly Adversary[] = [
  {
    name: 'a donor',
    sees: 'its own gift, receipt and private link, and every public page',
    ...aGift,
    beliefs: [...byAmount, smallest, chosenOnPage, listMoved, classMoved],
  },
  {
    name: 'a household',
    sees: 'its own bill, the day it was taken care of, and every public page',
    ...aNeed,
    beliefs: [...byAmount, earliest, latest, listMoved],
  },
  {
    name: 'a neighbour who knows one bill’s amount',
    sees: 'every public page, at every moment',
    ...aNeed,
    beliefs: [...byAmount, earliest, latest, listMoved],
  },
  {
    name: 'a neighbour who also knows since when it waits',
    sees: 'the same, and counts the gifts that donors tell of',
    ...aNeed,
    among: 'weeks',
    beliefs: [...byAmount, earliest, latest, listMoved, turn],
  },
  {
    name: 'the public',
    sees: 'every page and address, at every moment, and a gift that its donor tells of',
    ...aGift,
    beliefs: [...byAmount, smallest, listMoved, classMoved],
  },
  {
    name: 'whoever knows how long every bill of a class waits',
    sees: 'the published order, and a gift that its donor tells of',
    ...aGift,
    beliefs: [...byAmount, oldest, listMoved],
  },
  {
    name: 'a case worker',
    sees: 'households, bills and their days, on the pages of the desk',
    ...aNeed,
    beliefs: [...byAmount, earliest, latest, listMoved],
  },
  { name: 'the case workers’ login', sees: 'the same tables, read again at every moment', ...aNeed, beliefs: [...byAmount, rowMoved] },
  {
    name: 'the collections desk',
    sees: 'payments with time and amount, on the pages of the desk',
    ...aGift,
    beliefs: [...byAmount, smallest, listMoved],
  },
  {
    name: 'the collections desk’s login',
    sees: 'gifts, and which needs the ledger placed them with; no household',
    ...aGift,
    beliefs: [written],
  },
  {
    name: 'the disbursements desk',
    sees: 'funded bills and their days; no gift',
    ...aNeed,
    beliefs: [...byAmount, earliest, latest, listMoved],
  },
  {
    name: 'the biller',
    sees: 'its own bills; on the direct path also the payments to its own account',
    ...aGift,
    beliefs: [...byAmount, smallest, listMoved],
  },
  {
    name: 'the payment provider',
    sees: 'payer, time and amount of each payment, and what we hand it',
    ...aGift,
    beliefs: [...byAmount, smallest, listMoved],
  },
  { name: 'the secretariat', sees: 'quarterly sums', ...aGift, beliefs: [indifferent] },
];

export const needsOf = (life: Life, gift: LivedGift): NeedId[] =>
  life.links.filter((link) => link.gift === gift.id).map(({ need }) => need);
