import { type Actor, responsibleId } from './actor.js';
import { Refusal } from './refusal.js';

/**
 * Approves only as another account than the one whose work it is. Names are never compared: two people of one name may approve each other,
 * and an account that was renamed may not approve its own work. A command or a job is nobody's second person, whichever account it names.
 * The database holds the same rule by `secondPerson` of migrations/second-person.ts.
 * @param firstId the responsible id that the row kept; null where nobody proposed it
 * @throws Refusal second_person_required
 */
export function assertSecondPerson(firstId: string | null, second: Actor): void {
  const person = !/^(cli|job):/.test(second.id);
  if (!person || second.onBehalfOf !== undefined || responsibleId(second) === firstId) throw new Refusal('second_person_required');
}
