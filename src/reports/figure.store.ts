import type { Quarter } from '../kernel/quarter.js';
import type { CityTx } from '../platform/database/index.js';
import { cellOf, type Figure, type Hand } from './domain/figure.js';
import { QuarterFigureEntity } from './quarter-figure.entity.js';

/** The figures handed in for a quarter: of both hands for the office, of its own for the giving hand. */
export async function figuresOf(tx: CityTx<'office' | 'donor'>, quarter: Quarter): Promise<Figure[]> {
  return (await tx.manager.findBy(QuarterFigureEntity, { cityId: tx.cityId, quarter })).map(figureOf);
}

/** Puts a hand's figures for a quarter in place of those it handed in before. A cell that is gone becomes zero: it was counted, and is not. */
export async function replaceFigures(
  tx: CityTx<'donor' | 'casework'>,
  quarter: Quarter,
  hand: Hand,
  figures: readonly Figure[],
): Promise<void> {
  const counted = new Set(figures.map(cellOf));
  const before = (await tx.manager.findBy(QuarterFigureEntity, { cityId: tx.cityId, quarter, hand })).map(figureOf);
  const gone = before.filter((figure) => !counted.has(cellOf(figure))).map((figure) => ({ ...figure, value: 0n }));
  const rows = [...figures, ...gone].map((figure) => ({ cityId: tx.cityId, quarter, hand, ...figure }));
  if (rows.length === 0) return;
  const key = ['city_id', 'quarter', 'hand', 'indicator', 'dimension', 'currency'];
  await tx.manager.createQueryBuilder().insert().into(QuarterFigureEntity).values(rows).orUpdate(['value'], key).execute();
}

function figureOf({ indicator, dimension, currency, value }: QuarterFigureEntity): Figure {
  return { indicator, dimension, currency, value };
}
