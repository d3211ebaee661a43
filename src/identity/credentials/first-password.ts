import { SetMetadata } from '@nestjs/common';

import { Refusal } from '../../kernel/refusal.js';
import type { Staff } from '../people/staff.js';

const OPEN = 'open-with-first-password';

/** A route that whoever still uses a first password may enter: where they choose their own, and the way out. No other does. */
export const WithFirstPassword = (): MethodDecorator & ClassDecorator => SetMetadata(OPEN, true);

/**
 * A first password is known to whoever opened the account, so it opens nothing but the page where the person chooses their own.
 * @throws Refusal password_first
 */
export function assertOwnPassword(staff: Staff, route?: object, controller?: object): void {
  if (staff.ownPassword) return;
  const open = [route, controller].some((place) => place && Reflect.getMetadata(OPEN, place) === true);
  if (!open) throw new Refusal('password_first');
}
