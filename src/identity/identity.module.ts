import { Global, Module, type DynamicModule, type Provider } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';

import type { Site } from '../platform/config/index.js';
import { ChangePassword } from './credentials/change-password.js';
import { CreateStaff } from './people/create-staff.js';
import { DecideStaff } from './people/decide-staff.js';
import { FindStaff } from './people/find-staff.js';
import { ListStaff } from './people/list-staff.js';
import { Realms } from './realms.js';
import { AccessGuard } from './sessions/access.guard.js';
import { RecogniseStaff } from './sessions/recognise-staff.js';
import { SessionCookie } from './sessions/session-cookie.js';
import { SignIn } from './sessions/sign-in.js';
import { SignOut } from './sessions/sign-out.js';

const everywhere: Provider[] = [SessionCookie, Realms, RecogniseStaff];
const sessions: Provider[] = [FindStaff, SignIn, SignOut];
const people: Provider[] = [CreateStaff, DecideStaff, ListStaff, ChangePassword];

/** Who is who, in each city and at the secretariat, and the guard before every route. A process gets the deeds of the sites it serves. */
@Global()
@Module({})
export class IdentityModule {
  static forSites(sites: readonly Site[]): DynamicModule {
    const signsIn = sites.some((site) => site !== 'donor');
    const keepsPeople = sites.some((site) => site === 'office' || site === 'network');
    const deeds = [...everywhere, ...(signsIn ? sessions : []), ...(keepsPeople ? people : [])];
    return { module: IdentityModule, providers: [...deeds, { provide: APP_GUARD, useClass: AccessGuard }], exports: deeds };
  }
}
