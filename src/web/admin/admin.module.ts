import { Module } from '@nestjs/common';
import { ListProviderAccounts, ListProviderProposals } from '../../payments/index.js';
import { AccountsController } from './accounts.controller.js';
import { FrontDoorController } from './front-door.controller.js';
import { PasswordController } from './password.controller.js';
import { PeopleController } from './people.controller.js';
import { SettingsController } from './settings.controller.js';

/** The city's own pages: the staff's front door, settings, merchant accounts, people, each one's password. Served by the office side. */
@Module({
  controllers: [FrontDoorController, SettingsController, AccountsController, PeopleController, PasswordController],
  providers: [ListProviderAccounts, ListProviderProposals],
})
export class AdminSiteModule {}
