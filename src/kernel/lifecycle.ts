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

  /** The states from which `to` may be reached: for the WHERE of a conditional UPDATE. */
  before(to: State): State[] {
    return this.states.filter((from) => this.can(from, to));
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
