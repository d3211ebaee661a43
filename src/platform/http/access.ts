import { SetMetadata } from '@nestjs/common';

const ACCESS = 'access';

/** Who may call a route: anybody, or a signed-in person with one of the roles. */
export type Access = 'public' | readonly string[];

/** Anybody may call this route. Every route says so or names its roles: one that says nothing is refused. */
export const Public = (): MethodDecorator & ClassDecorator => SetMetadata(ACCESS, 'public' satisfies Access);

/** Only a signed-in person with one of these roles may call this route. Sites use `Roles` of `identity`, which knows their names. */
export const RestrictTo = (...roles: readonly string[]): MethodDecorator & ClassDecorator => SetMetadata(ACCESS, roles satisfies Access);

/** What a route says about its callers; the method's word before the controller's. Undefined where neither says anything. */
export function accessOf(method: object, controller: object): Access | undefined {
  return (Reflect.getMetadata(ACCESS, method) ?? Reflect.getMetadata(ACCESS, controller)) as Access | undefined;
}
