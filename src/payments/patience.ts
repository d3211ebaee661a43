/** How long a job may wait for providers in one go, in milliseconds: the other queues of its process wait as long. */
const PATIENCE = 10_000;

/** Tells whether there is still time for another call. What is not asked now keeps the time that it was put off to. */
export function patience(): () => boolean {
  const until = performance.now() + PATIENCE;
  return () => performance.now() < until;
}
