import { createRequire, register } from 'node:module';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import 'reflect-metadata';

// Our TypeScript is read as `node --import` reads it, and a stack tells its own lines.
register('./ts-hooks.js', import.meta.url);
process.setSourceMapsEnabled(true);

const require = createRequire(import.meta.url);
const circus = join(dirname(require.resolve('jest-circus')), 'jestAdapterInit.js');
const seen = new Set();

/**
 * Jest's own hooks, timeouts and reports around a test file that Node itself loads, where Jest's usual runner gives each file a world of its
 * own: so a worker reads, links and warms up the application once, and not once for each file. What a file must not lean on: modules keep
 * their state from one file to the next (ours hold none but what never changes), and none can be replaced by another (we replace none).
 */
export default async function inPlainNode(globalConfig, config, environment, runtime, testPath, sendMessageToJest) {
  const watching = globalConfig.watch || globalConfig.watchAll;
  // Its hooks, tests and state belong to one file: read anew for each.
  Reflect.deleteProperty(require.cache, circus);
  const { initialize, runAndTransformResultsToJestFormat } = require(circus);
  const before = { console: globalThis.console, prepare: Error.prepareStackTrace };
  globalThis.console = environment.global.console;
  Error.prepareStackTrace = undefined;
  try {
    await initialize({
      ...{ config, environment, globalConfig, runtime, sendMessageToJest, testPath },
      localRequire: require,
      parentProcess: process,
      setGlobalsForRuntime: (globals) => Object.assign(globalThis, globals),
    });
    const version = watching ? `?run=${(runs += 1)}` : '';
    for (const path of [...config.setupFilesAfterEnv, testPath]) await load(path, version);
    return plain(await runAndTransformResultsToJestFormat({ config, globalConfig, testPath }));
  } finally {
    globalThis.console = before.console;
    Error.prepareStackTrace = before.prepare;
  }
}

let loaded = 0;
let runs = 0;

/** A file is run each time it is asked for; what it imports is kept, but under --watch, where `version` has ts-hooks.js read all of it again. */
async function load(path, version) {
  const { href } = pathToFileURL(path);
  await import(version !== '' ? href + version : seen.has(href) ? `${href}?again=${(loaded += 1)}` : href);
  seen.add(href);
}

/** An error's own fields may be anything, and the result travels to another process. */
function plain(result) {
  const testResults = result.testResults.map((each) => ({ ...each, failureDetails: [] }));
  return { ...result, testResults };
}
