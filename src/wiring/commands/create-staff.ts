import { parseArgs } from 'node:util';

import { Cities } from '../../cities/index.js';
import { CreateStaff, staffRoles } from '../../identity/index.js';
import type { CommandLine } from '../../kernel/command-line.js';
import { Refusal } from '../../kernel/refusal.js';
import { readPassword } from './read-password.js';

/**
 * `staff:create --city istanbul --email ADDRESS --name NAME --role ROLE [--role ROLE]`: opens an account of a city; the password is read from
 * standard input, so that no list of processes shows it.
 * @throws Refusal city_unknown, body_invalid for a role that does not exist, password_too_short, staff_desks_apart, staff_exists
 */
export async function createStaffCommand({ args, get, print }: CommandLine): Promise<void> {
  const { values } = parseArgs({
    args: [...args],
    options: { city: { type: 'string' }, email: { type: 'string' }, name: { type: 'string' }, role: { type: 'string', multiple: true } },
  });
  const { city: slug = '', email = '', name = '', role = [] } = values;
  const city = await get(Cities).bySlug(slug);
  const roles = role.map((word) => {
    const found = staffRoles.find((each) => each === word);
    if (!found) throw new Refusal('body_invalid', {}, 'role');
    return found;
  });
  const id = await get(CreateStaff).run(city.id, { email, name, password: await readPassword(print), roles }, 'cli:staff');
  print(`${city.slug} ${id}`);
}
