import 'reflect-metadata';
import { randomUUID } from 'node:crypto';
import { startEmbedded, type EmbeddedServer } from '../../src/platform/embedded/index.js';
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
  announceServer({ superuserUrl, urls, keys, dataDir, template: await templateDatabase(server), run: randomUUID() });
}

export async function stopServer(): Promise<void> {
  announceServer(undefined);
  await started.payItForwardServer?.stop();
}
