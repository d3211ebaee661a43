import { RestrictTo } from '../../platform/http/index.js';
import type { Role } from '../domain/roles.js';

/** Opens a route to signed-in people with one of these roles, of the city in the path or, for `secretariat`, of the network. */
export const Roles = (...roles: readonly [Role, ...Role[]]): MethodDecorator & ClassDecorator => RestrictTo(...roles);
