import { Injectable } from '@nestjs/common';

import type { City } from '../cities/index.js';
import type { Quarter } from '../kernel/quarter.js';
import type { CityTx } from '../platform/database/index.js';
import type { Worker } from '../platform/jobs/index.js';
import type { Figure } from './domain/figure.js';

/** Counts something of one hand's own, inside that hand's transaction. Hands out sums and never a row. */
export interface FigureSource<W extends Worker = Worker> {
  readonly worker: W;
  count(tx: CityTx<W>, city: City, quarter: Quarter): Promise<Figure[]>;
}

/** What each side counts. A room adds its source here when it starts; this room never looks into theirs. */
@Injectable()
export class FigureSources {
  private readonly registered: FigureSource[] = [];

  register<W extends Worker>(source: FigureSource<W>): void {
    this.registered.push(source);
  }

  of(worker: Worker): readonly FigureSource[] {
    return this.registered.filter((source) => source.worker === worker);
  }
}
