import { billsEntities } from '../bills/index.js';
import { casesEntities } from '../cases/index.js';
import { citiesEntities } from '../cities/index.js';
import { disbursementsEntities } from '../disbursements/index.js';
import { donationsEntities } from '../donations/index.js';
import { householdsEntities } from '../households/index.js';
import { secretariatEntities, staffEntities } from '../identity/index.js';
import { ledgerEntities } from '../ledger/index.js';
import { needsEntities } from '../needs/index.js';
import { networkEntities } from '../network/index.js';
import { paymentsEntities } from '../payments/index.js';
import { supportsEntities } from '../supports/index.js';
import { figureEntities, reportEntities } from '../reports/index.js';
import type { Config } from '../platform/config/index.js';
import { type DatabaseModule, directoryTables, type LoginSettings } from '../platform/database/index.js';
import { sideTables } from './side-tables.js';

type Logins = Parameters<typeof DatabaseModule.forLogins>[0];

/** Which tables each login's pool knows. What a login may do with them stands in its grants. */
const entities: Readonly<Record<keyof Logins, LoginSettings['entities']>> = {
  donor: [
    ...sideTables.donor,
    ...citiesEntities,
    ...needsEntities,
    ...paymentsEntities,
    ...donationsEntities,
    ...ledgerEntities,
    ...figureEntities,
  ],
  office: [
    ...sideTables.office,
    ...citiesEntities,
    ...staffEntities,
    ...needsEntities,
    ...paymentsEntities,
    ...donationsEntities,
    ...ledgerEntities,
    ...reportEntities,
  ],
  casework: [
    ...sideTables.casework,
    ...citiesEntities,
    ...staffEntities,
    ...needsEntities,
    ...householdsEntities,
    ...billsEntities,
    ...supportsEntities,
    ...casesEntities,
    ...disbursementsEntities,
    ...figureEntities,
  ],
  network: [...networkEntities, ...secretariatEntities],
  books: [...directoryTables],
};

/** Connections of `books`, which checks the books and serves nobody. */
const BOOKS_POOL = 2;

/** The pools of this process: one for each login it was given. */
export function loginsOf({ databaseUrls }: Config): Logins {
  const given = Object.entries(databaseUrls) as [keyof Logins, string][];
  return Object.fromEntries(
    given.map(([login, url]) => [login, { url, entities: entities[login], ...(login === 'books' ? { poolSize: BOOKS_POOL } : {}) }]),
  );
}
