import { describe, expect, it } from '@jest/globals';
import { commandActor, jobActor, responsibleId, type Actor } from './actor.js';
import { newId, type StaffId } from './ids.js';
import { assertSecondPerson } from './second-person.js';

const person = (name: string): Actor & { readonly id: StaffId } => ({ id: newId<StaffId>(), name });
const refused = expect.objectContaining({ code: 'second_person_required' });

describe('a second person', () => {
  const first = person('Irmak Örnek');

  it('is another account, also one of the same name', () => {
    expect(() => assertSecondPerson(first.id, person('Irmak Örnek'))).not.toThrow();
    expect(() => assertSecondPerson(null, first)).not.toThrow();
  });

  it('is never the same account, whatever it calls itself', () => {
    expect(() => assertSecondPerson(first.id, { ...first, name: 'Bulut Deneme' })).toThrow(refused);
  });

  it('is never a command or a job, whichever account it acts for', () => {
    const other = person('Bulut Deneme');
    for (const nobody of [commandActor('root'), commandActor('root', other), jobActor('daily-cutoff')]) {
      expect(() => assertSecondPerson(first.id, nobody)).toThrow(refused);
    }
  });

  it('is compared with the account for which a command acted', () => {
    const proposed = responsibleId(commandActor('root', first));
    expect(() => assertSecondPerson(proposed, first)).toThrow(refused);
    expect(() => assertSecondPerson(proposed, person('Bulut Deneme'))).not.toThrow();
  });
});
