import type { Quarter } from '../kernel/quarter.js';
import type { CityTx } from '../platform/database/index.js';
import { cellOf, type Figure, type Side } from './domain/figure.js';
import { QuarterFigureEntity } from './quarter-figure.entity.js';

/** The stored figures of a quarter: those of both sides for the office, the giving side's own for the donor site. */
export async function figuresOf(tx: CityTx<'office' | 'donor'>, quarter: Quarter): Promise<Figure[]> {
  return (await tx.manager.findBy(QuarterFigureEntity, { cityId: tx.cityId, quarter })).map(figureOf);
}

/** Replaces the figures that a side stored for a quarter. A cell that no longer exists becomes zero. */
export async function replaceFigures(
  tx: CityTx<'donor' | 'casework'>,
  quarter: Quarter,
  side: Side,
  figures: readonly Figure[],
): Promise<void> {
  const counted = new Set(figures.map(cellOf));
  const before = (await tx.manager.findBy(QuarterFigureEntity, { cityId: tx.cityId, quarter, side })).map(figureOf);
  const gone = before.filter((figure) => !counted.has(cellOf(figure))).map((figure) => ({ ...figure, value: 0n }));
  const rows = [...figures, ...gone].map((figure) => ({ cityId: tx.cityId, quarter, side, ...figure }));
  if (rows.length === 0) return;
  const key = ['city_id', 'quarter', 'side', 'indicator', 'dimension', 'currency'];
  await tx.manager.createQueryBuilder().insert().into(QuarterFigureEntity).values(rows).orUpdate(['value'], key).execute();
}

function figureOf({ indicator, dimension, currency, value }: QuarterFigureEntity): Figure {
  return { indicator, dimension, currency, value };
}
