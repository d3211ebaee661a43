import { Module } from '@nestjs/common';
import { AdoptionController } from './adoption.controller.js';
import { SecretariatFrontDoorController } from './front-door.controller.js';
import { MemberController } from './member.controller.js';
import { QuarterController } from './quarter.controller.js';

/** The Permanent Secretariat's pages: how far each member city has come, and what the cities reported. Served by the network side. */
@Module({ controllers: [SecretariatFrontDoorController, AdoptionController, MemberController, QuarterController] })
export class SecretariatSiteModule {}
