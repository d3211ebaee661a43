import { Inject, type FactoryProvider } from '@nestjs/common';

import { databaseToken, type Database } from '../platform/database/index.js';

/** A way to the staff tables: either login of a staff side has it, and a process may hold only one of them. */
export type StaffDatabase = Database<'office' | 'casework'>;

const TOKEN = 'StaffDatabase';

export const InjectStaffDatabase = (): ParameterDecorator => Inject(TOKEN);

export const staffDatabaseProvider: FactoryProvider<StaffDatabase | undefined> = {
  provide: TOKEN,
  inject: [
    { token: databaseToken('office'), optional: true },
    { token: databaseToken('casework'), optional: true },
  ],
  useFactory: (office?: StaffDatabase, casework?: StaffDatabase) => office ?? casework,
};
