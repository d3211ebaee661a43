import { Global, Module } from '@nestjs/common';
import { EnterHousehold } from './enter-household.js';
import { FindHouseholdByNationalId } from './find-household.js';
import { IssueHouseholdCode } from './issue-household-code.js';

const deeds = [EnterHousehold, FindHouseholdByNationalId, IssueHouseholdCode];

@Global()
@Module({ providers: deeds, exports: deeds })
export class HouseholdsModule {}
