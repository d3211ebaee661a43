import type { NeedId } from '../../../src/kernel/ids.js';
import { type CityModel, least, type ModelGift, sum } from './city-model.js';

interface Back {
  readonly pool: bigint;
  readonly parts: readonly (readonly [NeedId, bigint])[];
  readonly short: bigint;
}

/** From where a gift's money would come back: the pool, then needs that wait anyway, then those that are full. A paid one never. */
function backOf(model: CityModel, gift: ModelGift, wanted: bigint): Back {
  const placed = [...gift.placed].toSorted(([a], [b]) => (a < b ? -1 : 1));
  const own = gift.amount - placed.reduce((all, [, part]) => all + part, 0n) - gift.returned;
  const pool = [own, model.pool, wanted].reduce((a, b) => (a < b ? a : b));
  let left = wanted - pool;
  const parts: (readonly [NeedId, bigint])[] = [];
  for (const state of ['open', 'funded']) {
    for (const [id, part] of placed.filter(([need]) => model.need(need).status === state)) {
      const taken = part < left ? part : left;
      if (taken > 0n) parts.push([id, taken]);
      left -= taken;
    }
  }
  return { pool, parts, short: left };
}

function take(model: CityModel, gift: ModelGift, { pool, parts }: Back): void {
  model.pool -= pool;
  for (const [id, part] of parts) {
    const need = model.need(id);
    need.funded -= part;
    need.status = 'open';
    const rest = (gift.placed.get(id) ?? 0n) - part;
    if (rest === 0n) gift.placed.delete(id);
    else gift.placed.set(id, rest);
  }
}

/** What a dispute has taken, or may yet take, is not given back a second time. */
export function mayReturn(gift: ModelGift, amount: bigint): boolean {
  const disputed = gift.dispute && gift.dispute.status !== 'won' ? gift.dispute.amount - (gift.offset ?? 0n) : 0n;
  return gift.refunded + disputed + amount <= gift.amount;
}

/** Two persons agreed: the money goes back if all of it can be taken, else nothing does. */
export function refundByDesk(model: CityModel, gift: ModelGift, amount: bigint, now: number): boolean {
  const back = backOf(model, gift, amount);
  if (back.short > 0n || !mayReturn(gift, amount)) return false;
  take(model, gift, back);
  gift.returned += amount;
  gift.refunded += amount;
  if (gift.returned === gift.amount && gift.status === 'received') gift.status = 'refunded';
  if (back.parts.length > 0) model.fundFromPool(now);
  return true;
}

/**
 * The card's bank took the money for good: what failed refunds owe, then what the gift still has, then the pool, then the city's own. No
 * household's.
 */
export function loseDispute(model: CityModel, gift: ModelGift, amount: bigint, now: number): void {
  gift.offset = least(failedOf(model, gift), amount);
  const left = amount - gift.offset;
  const back = backOf(model, gift, left);
  take(model, gift, back);
  gift.returned += left - back.short;
  const pool = gift.path === 'direct' ? 0n : least(model.pool, back.short);
  model.pool -= pool;
  gift.short = { pool, city: back.short - pool };
  if (back.parts.length > 0) model.fundFromPool(now);
}

/** Refunds that failed after their dispute was lost: the pool gets back what it gave, and the city's loss is less. */
export function reverseOffsets(model: CityModel, now: number): void {
  for (const gift of model.gifts) {
    if (!gift.short) continue;
    const { pool, city } = gift.short;
    const late = least(failedOf(model, gift) - (gift.offset ?? 0n), pool + city);
    if (late <= 0n) continue;
    const toPool = least(late, pool);
    model.pool += toPool;
    gift.offset = (gift.offset ?? 0n) + late;
    gift.short = { pool: pool - toPool, city: city - (late - toPool) };
    if (toPool > 0n) model.fundFromPool(now);
  }
}

/** What of a gift's refunds failed: that is the bank's affair. */
function failedOf({ bank }: CityModel, { paymentId }: ModelGift): bigint {
  return sum([...bank.failed.values()].filter((refund) => refund.paymentId === paymentId).map(({ amount }) => amount));
}
