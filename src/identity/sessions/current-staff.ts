import { createParamDecorator, type ExecutionContext } from '@nestjs/common';

import { present } from '../../kernel/assert.js';
import type { Staff } from '../people/staff.js';

/** What the guard leaves on a request for the controller. */
export interface WithStaff {
  staff?: Staff;
}

/** Who is signed in, on a route with duties: in its city, or at the secretariat. */
export const CurrentStaff = createParamDecorator((_data: unknown, context: ExecutionContext): Staff => {
  return present(context.switchToHttp().getRequest<WithStaff>().staff, 'a route without duties asked who is signed in');
});
