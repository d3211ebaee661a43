import type { City } from '../cities/index.js';
import { todayIn, type LocalDate } from '../kernel/local-date.js';
import type { CityTx, NetworkTx } from '../platform/database/index.js';

/** Whose people: those of one city, or the secretariat's, who belong to the network. */
export type Realm = City | 'network';

/** A transaction in a realm. Its login decides what it may do there. */
export type RealmTx = CityTx<'office' | 'casework'> | NetworkTx;

/** The day by which a realm's duties count: a city's own, and UTC's for the network. */
export const dayOf = (realm: Realm, now: Date): LocalDate => (realm === 'network' ? todayIn('UTC', now) : realm.today(now));
