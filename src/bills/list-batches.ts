import { Injectable } from '@nestjs/common';
import type { City } from '../cities/index.js';
import { Database, InjectDatabase } from '../platform/database/index.js';
import { listBatches } from './batch.store.js';
import { batchView, type BatchView } from './batch-view.js';

const MOST = 100;

/** The city's batches, the newest first, at most a hundred. */
@Injectable()
export class ListBatches {
  constructor(@InjectDatabase('casework') private readonly database: Database<'casework'>) {}

  async run(city: City): Promise<BatchView[]> {
    const rows = await this.database.inCity(city.id, (tx) => listBatches(tx, MOST));
    return rows.map(batchView);
  }
}
