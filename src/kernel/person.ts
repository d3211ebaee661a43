import { type Actor, responsibleId } from './actor.js';

/** Whose work a thing is, as rows keep it and pages print it: rules compare the id and never the name. */
export interface Person {
  readonly id: string;
  readonly name: string;
}

/** Whose work an actor's deed is. */
export function personOf(actor: Actor): Person {
  return { id: responsibleId(actor), name: actor.name };
}

/** The person of two columns; undefined where nobody stands there. */
export function personIn(id: string | null, name: string | null): Person | undefined {
  return id === null || name === null ? undefined : { id, name };
}
