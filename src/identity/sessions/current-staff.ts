import { createParamDecorator, type ExecutionContext } from '@nestjs/common';

import { present } from '../../kernel/assert.js';
import type { SecretariatPerson } from '../account.js';
import type { Staff } from '../people/staff.js';

/** What the guard leaves on a request for the controller. */
export interface WithPerson {
  staff?: Staff;
  secretariat?: SecretariatPerson;
}

/** Who is signed in, on a route with `@Roles` of a city. */
export const CurrentStaff = createParamDecorator((_data: unknown, context: ExecutionContext): Staff => {
  return present(context.switchToHttp().getRequest<WithPerson>().staff, 'a route without @Roles asked who is signed in');
});

/** Who is signed in, on a route with `@Roles('secretariat')`. */
export const CurrentSecretariat = createParamDecorator((_data: unknown, context: ExecutionContext): SecretariatPerson => {
  return present(context.switchToHttp().getRequest<WithPerson>().secretariat, 'a route without @Roles asked who is signed in');
});
