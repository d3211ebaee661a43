import { stopServer } from './global-setup.js';

export default async function globalTeardown(): Promise<void> {
  await stopServer();
}
