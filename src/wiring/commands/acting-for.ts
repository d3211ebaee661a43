import { userInfo } from 'node:os';
import type { City } from '../../cities/index.js';
import { FindStaff } from '../../identity/index.js';
import { type Actor, commandActor } from '../../kernel/actor.js';
import type { CommandLine } from '../../kernel/command-line.js';
import type { StaffDuty } from '../../kernel/duties.js';

/**
 * Who a command acts for: the user of this server, on behalf of the city's account with this address. What it proposes is that account's work.
 * @param email `--account ADDRESS`
 * @param duty that the account must have today
 * @throws Refusal staff_unknown, duty_missing
 */
export async function actingFor(get: CommandLine['get'], city: City, email: string, duty: StaffDuty): Promise<Actor> {
  return commandActor(userInfo().username, await get(FindStaff).run(city, email, duty));
}
