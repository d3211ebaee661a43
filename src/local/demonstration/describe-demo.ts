import type { Config } from '../../platform/config/index.js';
import { DEMO_PASSWORD, demoSecretariat } from './accounts.js';
import { confirmationPath } from './confirmation-files.js';
import { demoCities, demoStaff } from './demo-cities.js';

/** The lines a newcomer reads at the start: address, user, what to try. */
export function describeDemo(config: Config): string[] {
  const at = (path: string): string => `${config.baseUrl}${path}`;
  const person = (email: string, password: string, what: string): string => `    ${email.padEnd(32)} ${password}   ${what}`;
  const file = confirmationPath(config, 'istanbul', 'water');
  return [
    '  Demonstration. No real bill is paid.',
    '',
    `  Donors        ${at('/')}`,
    `                ${at('/istanbul/en/bills')}   pay two bills; the sandbox provider plays every ending`,
    `  Mail          ${at('/dev/mailbox')}`,
    `  City staff    ${at('/istanbul/en/staff')}`,
    ...demoStaff.map((account) => person(account.email, account.password, account.try)),
    ...(file === undefined ? [] : [`    a biller’s confirmation file to hand in: ${file}`]),
    ...demoCities
      .slice(1)
      .map(({ slug }) => `    ${`…@${slug}.example`.padEnd(32)} ${DEMO_PASSWORD}   the same seven of ${at(`/${slug}/en/staff`)}`),
    `  Secretariat   ${at('/secretariat/en')}`,
    person(demoSecretariat.email, demoSecretariat.password, demoSecretariat.try),
  ];
}
