import type { Duty } from '../../kernel/duties.js';
import { RestrictTo } from '../../platform/http/index.js';

/** Opens a route to signed-in people with one of these duties, of the city in the path or, for `secretariat`, of the network. */
export const Duties = (...duties: readonly [Duty, ...Duty[]]): MethodDecorator & ClassDecorator => RestrictTo(...duties);
