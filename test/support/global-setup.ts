import 'reflect-metadata';
import { randomUUID } from 'node:crypto';
import { readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { startEmbedded, type EmbeddedServer } from '../../src/local/embedded/index.js';
import { templateDatabase } from './template-database.js';
import { announceServer, testDataDir } from './test-server.js';

const started = globalThis as typeof globalThis & { payItForwardServer?: EmbeddedServer };

/**
 * One Postgres for the whole run, with a migrated template. It needs no tidying after Ctrl-C or a crash: the server stops when
 * the last process that uses it is gone. fsync is off, because a power cut may well lose a test's data.
 */
export default async function globalSetup(): Promise<void> {
  const server = await startEmbedded({ dataDir: testDataDir(), fsync: false });
  started.payItForwardServer = server;
  const { superuserUrl, urls, keys, dataDir } = server;
  forgetOldBuilds(dataDir);
  announceServer({ superuserUrl, urls, keys, dataDir, template: await templateDatabase(server), run: randomUUID() });
}

export async function stopServer(): Promise<void> {
  announceServer(undefined);
  await started.payItForwardServer?.stop();
}

/** Marks of built.ts, of runs that are long over: another run may be under way. */
function forgetOldBuilds(dataDir: string): void {
  for (const mark of readdirSync(dataDir).filter((name) => name.startsWith('built-'))) {
    if (Date.now() - statSync(join(dataDir, mark)).mtimeMs > 3_600_000) rmSync(join(dataDir, mark), { recursive: true, force: true });
  }
}
