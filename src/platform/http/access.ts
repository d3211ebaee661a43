import { SetMetadata } from '@nestjs/common';

const ACCESS = 'access';

/** Who may call a route: anybody, or a signed-in person with one of the duties. */
export type Access = 'public' | readonly string[];

/** Anybody may call this route. Every route says so or names its duties: one that says nothing is refused. */
export const Public = (): MethodDecorator & ClassDecorator => SetMetadata(ACCESS, 'public' satisfies Access);

/** Only a signed-in person with one of these duties may call this route. Sites use `Duties` of `identity`, which knows their names. */
export const RestrictTo = (...duties: readonly string[]): MethodDecorator & ClassDecorator => SetMetadata(ACCESS, duties satisfies Access);

/** What a route says about its callers; the method's word before the controller's. Undefined where neither says anything. */
export function accessOf(method: object, controller: object): Access | undefined {
  return (Reflect.getMetadata(ACCESS, method) ?? Reflect.getMetadata(ACCESS, controller)) as Access | undefined;
}
