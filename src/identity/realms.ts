import { Inject, Injectable, Optional } from '@nestjs/common';

import { present } from '../kernel/assert.js';
import { todayIn, type LocalDate } from '../kernel/local-date.js';
import { databaseToken, NetworkDatabase, type Database } from '../platform/database/index.js';
import type { Realm, RealmTx } from './realm.js';

/** The way to the people of each realm. Either login of a staff side reaches a city's, and a process may hold only one of them, or none. */
@Injectable()
export class Realms {
  constructor(
    @Optional() @Inject(databaseToken('office')) private readonly office?: Database<'office'>,
    @Optional() @Inject(databaseToken('casework')) private readonly casework?: Database<'casework'>,
    @Optional() private readonly network?: NetworkDatabase,
  ) {}

  /** Runs `work` in one transaction of the realm. */
  async transaction<T>(realm: Realm, work: (tx: RealmTx) => Promise<T>): Promise<T> {
    if (realm === 'network') return present(this.network, 'this process serves no network').transaction(work);
    const staff: Database<'office'> | Database<'casework'> = present(this.office ?? this.casework, 'this process serves no staff');
    return staff.inCity(realm.id, work);
  }
}

/** The day by which a realm's duties count: a city's own, and UTC's for the network. */
export const dayOf = (realm: Realm, now: Date): LocalDate => (realm === 'network' ? todayIn('UTC', now) : realm.today(now));
