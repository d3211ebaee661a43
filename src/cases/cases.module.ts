import { Global, Module } from '@nestjs/common';
import { CountHouseholds } from './count-households.js';
import { HandInThanks } from './hand-in-thanks.job.js';
import { OfferThanks } from './offer-thanks.js';
import { ReadHouseholdStatus } from './read-household-status.js';
import { ReadHousehold } from './read-household.js';
import { SayThanks } from './say-thanks.js';
import { TellHouseholds } from './tell-households.job.js';

const deeds = [OfferThanks, ReadHousehold, ReadHouseholdStatus, SayThanks];

@Global()
@Module({ providers: [...deeds, CountHouseholds, HandInThanks, TellHouseholds], exports: deeds })
export class CasesModule {}
