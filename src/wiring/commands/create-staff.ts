import { userInfo } from 'node:os';
import { parseArgs } from 'node:util';

import { Cities } from '../../cities/index.js';
import { CreateStaff } from '../../identity/index.js';
import { commandActor } from '../../kernel/actor.js';
import type { CommandLine } from '../../kernel/command-line.js';
import { staffDuties } from '../../kernel/duties.js';
import { Refusal } from '../../kernel/refusal.js';
import { readPassword } from './read-password.js';

/**
 * `staff:create --city istanbul --email ADDRESS --name NAME --duty DUTY [--duty DUTY]`: opens an account of a city, whose duties begin
 * today; the password is read from standard input, so that no list of processes shows it.
 * @throws Refusal city_unknown, body_invalid for a duty that does not exist, password_too_short, duty_required, duty_conflict, staff_exists
 */
export async function createStaffCommand({ args, get, print }: CommandLine): Promise<void> {
  const { values } = parseArgs({
    args: [...args],
    options: { city: { type: 'string' }, email: { type: 'string' }, name: { type: 'string' }, duty: { type: 'string', multiple: true } },
  });
  const { city: slug = '', email = '', name = '', duty = [] } = values;
  const city = await get(Cities).bySlug(slug);
  const duties = duty.map((word) => {
    const found = staffDuties.find((each) => each === word);
    if (!found) throw new Refusal('body_invalid', {}, 'duty');
    return found;
  });
  const account = { email, name, password: await readPassword(print), duties };
  const id = await get(CreateStaff).run(city, account, commandActor(userInfo().username));
  print(`${city.slug} ${id}`);
}
