import { assert } from './assert.js';
import { Refusal } from './refusal.js';

/** The states of a thing and the steps between them, as a table. */
export class Lifecycle<State extends string> {
  constructor(private readonly table: Readonly<Record<State, readonly State[]>>) {}

  get states(): State[] {
    return Object.keys(this.table) as State[];
  }

  can(from: State, to: State): boolean {
    return this.table[from].includes(to);
  }

  /**
   * The states from which `to` may be reached: for the WHERE of a conditional UPDATE (`move` of platform/database, {@link sqlBefore}).
   * @param only narrows them; one that does not lead to `to` is a bug
   */
  before(to: State, only?: State | readonly State[]): State[] {
    const before = this.states.filter((from) => this.can(from, to));
    if (only === undefined) return before;
    const some = typeof only === 'string' ? [only] : [...only];
    assert(
      some.every((from) => before.includes(from)),
      `nothing goes from ${some.join(' or ')} to ${to}`,
    );
    return some;
  }

  /** @throws Refusal wrong_state when the table has no such step. */
  step(from: State, to: State): State {
    if (!this.can(from, to)) throw new Refusal('wrong_state', { from, to });
    return to;
  }
}

export function lifecycle<State extends string>(table: Record<State, readonly NoInfer<State>[]>): Lifecycle<State> {
  return new Lifecycle(table);
}

/**
 * The states before `to`, as raw SQL has them: `status IN (${sqlBefore(donationLifecycle, 'received')})`.
 * @param only narrows them, as in {@link Lifecycle.before}
 */
export function sqlBefore<State extends string>(
  lifecycle: Lifecycle<State>,
  to: NoInfer<State>,
  only?: NoInfer<State> | readonly NoInfer<State>[],
): string {
  const states = lifecycle.before(to, only);
  assert(states.length > 0, `nothing leads to ${to}`);
  assert(
    states.every((state) => /^[a-z_]+$/.test(state)),
    'a state is one plain word',
  );
  return states.map((state) => `'${state}'`).join(', ');
}
