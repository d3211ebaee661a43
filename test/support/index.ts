export { atTheEnd } from './cleanup.js';
export { testDatabases, type TestDatabases } from './test-databases.js';
