type Cleanup = () => Promise<void> | void;

const cleanups: Cleanup[] = [];

/**
 * Has something undone when the test file is through. Unlike afterAll it may be called from inside a test or a hook; the newest
 * is undone first.
 */
export function atTheEnd(cleanup: Cleanup): void {
  cleanups.push(cleanup);
}

/** For after-a-file.ts alone. */
export async function cleanUp(): Promise<void> {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup();
}
