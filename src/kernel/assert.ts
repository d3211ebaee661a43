/** A bug, never a user's mistake: stops the request, rolls back, is logged without personal data. */
export class AssertionError extends Error {
  override name = 'AssertionError';
}

/** States what must be true here; throws {@link AssertionError} otherwise. The message must hold no personal data. */
export function assert(condition: unknown, message: string): asserts condition {
  if (!condition) throw new AssertionError(message);
}

/** The value, where the caller knows that it is there. */
export function present<T>(value: T | null | undefined, message: string): T {
  assert(value !== null && value !== undefined, message);
  return value;
}

/** Closes an exhaustive switch: adding a member to the union stops the compiler here. */
export function never(value: never): never {
  throw new AssertionError(`not a known case: ${String(value)}`);
}
