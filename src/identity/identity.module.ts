import { Global, Module, type DynamicModule, type Provider } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';

import type { Side } from '../platform/config/index.js';
import { AccessGuard } from './sessions/access.guard.js';
import { ChangePassword } from './credentials/change-password.js';
import { CreateSecretariatAccount } from './create-secretariat-account.js';
import { CreateStaff } from './people/create-staff.js';
import { DecideStaff } from './people/decide-staff.js';
import { FindStaff } from './people/find-staff.js';
import { ListStaff } from './people/list-staff.js';
import { RecogniseSecretariat } from './recognise-secretariat.js';
import { RecogniseStaff } from './sessions/recognise-staff.js';
import { SessionCookie } from './sessions/session-cookie.js';
import { SignInSecretariat } from './sign-in-secretariat.js';
import { SignIn } from './sessions/sign-in.js';
import { SignOutSecretariat } from './sign-out-secretariat.js';
import { SignOut } from './sessions/sign-out.js';
import { staffDatabaseProvider } from './staff-database.js';

const staff: Provider[] = [staffDatabaseProvider, FindStaff, RecogniseStaff, SignIn, SignOut];
const staffOffice: Provider[] = [CreateStaff, DecideStaff, ListStaff, ChangePassword];
const secretariat: Provider[] = [RecogniseSecretariat, SignInSecretariat, SignOutSecretariat, CreateSecretariatAccount];

/** Who is who on the staff sides, and the guard before every route. A process gets the deeds of the sides it serves. */
@Global()
@Module({})
export class IdentityModule {
  static forSides(sides: readonly Side[]): DynamicModule {
    const deeds = [
      ...(sides.includes('office') || sides.includes('casework') ? staff : []),
      ...(sides.includes('office') ? staffOffice : []),
      ...(sides.includes('network') ? secretariat : []),
    ];
    return {
      module: IdentityModule,
      providers: [SessionCookie, ...deeds, { provide: APP_GUARD, useClass: AccessGuard }],
      exports: [SessionCookie, ...deeds],
    };
  }
}
