import type { DataSource } from 'typeorm';

import { NetworkTx } from './network-tx.js';
import { transaction } from './transaction.js';

/** The network login's way to its own schema. */
export class NetworkDatabase {
  constructor(private readonly source: DataSource) {}

  async transaction<T>(work: (tx: NetworkTx) => Promise<T>): Promise<T> {
    return transaction(this.source, (runner) => work(new NetworkTx(runner.manager)));
  }
}
