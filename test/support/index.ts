export { atTheEnd } from './cleanup.js';
export { recordGuarantee } from './guarantees.js';
export { reachableRoot } from './reachable-root.js';
export { startTestApp, testNoon, type TestApp, type TestAppOptions } from './test-app.js';
export { asSuperuser, testDatabases, type TestDatabases } from './test-databases.js';
export { onceMoreWithPageCaches } from './page-caches-on.js';
export { startBareProcess, startProcess, type ProcessOptions, type TestProcess } from './test-process.js';
export { testPerson, type TestPerson } from './test-person.js';
export { isAlive, until } from './wait.js';
