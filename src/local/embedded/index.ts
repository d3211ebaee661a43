export { startEmbedded, type EmbeddedOptions, type EmbeddedServer } from './start-embedded.js';
export { makeDatabase, withDatabase } from './logins.js';
export { freePort } from './free-port.js';
