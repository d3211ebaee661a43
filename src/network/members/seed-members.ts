import { Injectable } from '@nestjs/common';

import { Clock } from '../../kernel/clock.js';
import { NetworkDatabase } from '../../platform/database/index.js';
import { listedMembers } from './member-cities.js';
import { addMembers } from './member.store.js';

/** Makes the listed member cities known. Run at every start: it adds what is missing and changes nothing else. */
@Injectable()
export class SeedMembers {
  constructor(
    private readonly database: NetworkDatabase,
    private readonly clock: Clock,
  ) {}

  async run(): Promise<void> {
    await this.database.transaction((tx) => addMembers(tx, listedMembers, this.clock.now()));
  }
}
