import type { StaffId } from './ids.js';

/** An account, a command on the server (`cli:USER`, the user of the operating system) or a job (`job:NAME`, its class in kebab case). */
export type ActorId = StaffId | `cli:${string}` | `job:${string}`;

/**
 * Whoever does a thing: a person by the account, a command or a job. Rows keep `id`, which rules compare, beside `name`, which is printed
 * and never compared.
 */
export interface Actor {
  readonly id: ActorId;
  readonly name: string;
  /** The account that a command was told to act for. What the command proposes is this account's own work, so another one must approve it. */
  readonly onBehalfOf?: StaffId;
}

/** A command on the server. @param onBehalfOf the account it acts for, where the deed needs one */
export function commandActor(user: string, onBehalfOf?: { readonly id: StaffId; readonly name: string }): Actor {
  const id = `cli:${user}` as const;
  return onBehalfOf === undefined ? { id, name: id } : { id, name: onBehalfOf.name, onBehalfOf: onBehalfOf.id };
}

/** A job that acts by itself. */
export function jobActor(name: string): Actor {
  return { id: `job:${name}`, name: `job:${name}` };
}

/** Whose work it is: the account, also where a command acted for it. This id is the one that a second person is compared with. */
export function responsibleId(actor: Actor): ActorId {
  return actor.onBehalfOf ?? actor.id;
}
