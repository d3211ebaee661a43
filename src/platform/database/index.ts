import { ListedCityEntity } from './listed-city.entity.js';

export { CityTx } from './city-tx.js';
export { DatabaseModule, databaseToken, InjectDatabase, type LoginSettings } from './database.module.js';
export { Database } from './database.js';
export { type DirectoryTable } from './directory.js';
export { sideOf, type Side } from './side.js';
export { type ListedCity } from './listed-city.js';
export { keepAlive, tryLock } from './lock.js';
export { dataSourceOptions, sessionOptions } from './data-source.js';
export { type CityLogin } from './login.js';
export { EarlierStateError } from './earlier-state.js';
export { DatabaseInUseError, emptyDatabase } from './empty-database.js';
export { assertCurrentSchema, migrate } from './migrate.js';
export { move, moveOne, moveReturning, type MoveOptions } from './move.js';
export { NetworkDatabase } from './network-database.js';
export { NetworkTx } from './network-tx.js';
export { namedStatement } from './named-statement.js';
export { type Statement } from './pipeline.js';
export { isConstraint, isRejection } from './postgres-errors.js';
export { assertSafeLogin, UnsafeLoginError } from './safe-login.js';

/** For the wiring: what every login that reads cities needs for it. */
export const directoryTables = [ListedCityEntity];
