import { atTheEnd } from './cleanup.js';

/** Longer than a file takes: what is kept once is shown to the end. */
const KEPT_MS = 3_600_000;

let kept = 0;

/** How long the applications of this test file keep pages. */
export const pageCacheMs = (): number => kept;

/**
 * Runs another spec file as this one, with page caches on as in life: a page that one city's reader has called up is there when another
 * city's reader comes. For two lines in a file `<spec>.cached.spec.ts`.
 */
export async function onceMoreWithPageCaches(spec: URL): Promise<void> {
  kept = KEPT_MS;
  atTheEnd(() => {
    kept = 0;
  });
  // By an address of its own: the file itself may have been read before.
  await import(`${spec.href}?page-caches`);
}
