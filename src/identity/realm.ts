import type { City } from '../cities/index.js';
import type { CityTx, NetworkTx } from '../platform/database/index.js';

/** Whose people: those of one city, or the secretariat's, who belong to the network. */
export type Realm = City | 'network';

/** A transaction in a realm. Its login decides what it may do there. */
export type RealmTx = CityTx<'office' | 'casework'> | NetworkTx;
