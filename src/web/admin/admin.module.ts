import { Module } from '@nestjs/common';
import { FrontDoorController } from './front-door.controller.js';
import { PeopleController } from './people.controller.js';
import { SettingsController } from './settings.controller.js';

/** The city's own pages: the staff's front door, settings, people. Served by the office side. */
@Module({ controllers: [FrontDoorController, SettingsController, PeopleController] })
export class AdminSiteModule {}
