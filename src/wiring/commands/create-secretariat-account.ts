import { parseArgs } from 'node:util';

import { CreateSecretariatAccount } from '../../identity/index.js';
import type { CommandLine } from '../../kernel/command-line.js';
import { readPassword } from './read-password.js';

/** `secretariat:create --email ADDRESS --name NAME`: opens an account at the secretariat; the password is read from standard input. */
export async function createSecretariatAccountCommand({ args, get, print }: CommandLine): Promise<void> {
  const { values } = parseArgs({ args: [...args], options: { email: { type: 'string' }, name: { type: 'string' } } });
  const { email = '', name = '' } = values;
  print(await get(CreateSecretariatAccount).run({ email, name, password: await readPassword(print) }));
}
