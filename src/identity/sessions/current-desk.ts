import { createParamDecorator, type ExecutionContext } from '@nestjs/common';

import type { City, CityRequest } from '../../cities/index.js';
import { present } from '../../kernel/assert.js';
import { textsIn, type Texts } from '../../platform/texts/index.js';
import type { WithStaff } from './current-staff.js';
import type { Staff } from '../people/staff.js';

/** The context of every staff page: who reads it, in which city, in which words. Pages take it whole: `<RefundsPage {...desk} … />`. */
export interface StaffDesk {
  readonly city: City;
  readonly texts: Texts;
  readonly staff: Staff;
  /** An address of this city in this language: `at('/staff/refunds')`. */
  readonly at: (rest: string) => string;
}

/** The page context of whoever is signed in, on a controller with `@StaffRoute`. */
export const CurrentDesk = createParamDecorator((_data: unknown, context: ExecutionContext): StaffDesk => {
  const request = context.switchToHttp().getRequest<CityRequest & WithStaff>();
  const city = present(request.city, 'a route of a city without :city');
  const staff = present(request.staff, 'a route without @StaffRoute asked who is signed in');
  const texts = textsIn(request.language ?? city.ownLanguage);
  return { city, texts, staff, at: (rest) => city.path(texts.language, rest) };
});
