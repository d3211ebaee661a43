import { userInfo } from 'node:os';
import { parseArgs } from 'node:util';

import { CreateStaff } from '../../identity/index.js';
import { commandActor } from '../../kernel/actor.js';
import type { CommandLine } from '../../kernel/command-line.js';
import { readPassword } from './read-password.js';

/** `secretariat:create --email ADDRESS --name NAME`: opens an account at the secretariat; the password is read from standard input. */
export async function createSecretariatAccountCommand({ args, get, print }: CommandLine): Promise<void> {
  const { values } = parseArgs({ args: [...args], options: { email: { type: 'string' }, name: { type: 'string' } } });
  const { email = '', name = '' } = values;
  const account = { email, name, password: await readPassword(print), duties: ['secretariat'] } as const;
  print(await get(CreateStaff).run('network', account, commandActor(userInfo().username)));
}
