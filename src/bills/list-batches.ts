import { Injectable } from '@nestjs/common';
import type { City } from '../cities/index.js';
import { decisionNumbers } from '../households/index.js';
import { present } from '../kernel/assert.js';
import { Database, InjectDatabase } from '../platform/database/index.js';
import { listBatches } from './batch.store.js';
import { batchView, type BatchView } from './domain/batch-view.js';

const MOST = 100;

/** The city's batches, the newest first, at most a hundred. */
@Injectable()
export class ListBatches {
  constructor(@InjectDatabase('casework') private readonly database: Database<'casework'>) {}

  async run(city: City): Promise<BatchView[]> {
    return this.database.inCity(city.id, async (tx) => {
      const rows = await listBatches(tx, MOST);
      const numbers = await decisionNumbers(
        tx,
        rows.map(({ decisionId }) => decisionId),
      );
      return rows.map((row) => batchView(row, present(numbers.get(row.decisionId), 'a batch without its decision')));
    });
  }
}
