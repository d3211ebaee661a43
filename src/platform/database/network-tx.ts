import type { EntityManager } from 'typeorm';

/** One transaction on the network's own tables, which know no city's rows. */
export class NetworkTx {
  /** @internal made by NetworkDatabase alone */
  constructor(readonly manager: EntityManager) {}
}
