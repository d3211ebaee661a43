import { Controller, Get, Header } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { CurrentCity, CurrentLanguage, type City } from '../../cities/index.js';
import { CurrentStaff, Roles, type Staff } from '../../identity/index.js';
import { ReadTrialBalance } from '../../books/index.js';
import { textsIn } from '../../platform/texts/index.js';
import { HTML, page } from '../shared/index.js';
import { LedgerPage } from './ledger.page.js';

@ApiExcludeController()
@Roles('collections')
@Controller(':city/:lang/staff/ledger')
export class LedgerController {
  constructor(private readonly readTrialBalance: ReadTrialBalance) {}

  @Get()
  @Header(...HTML)
  @Header('cache-control', 'no-store')
  async show(@CurrentCity() city: City, @CurrentLanguage() lang: string, @CurrentStaff() staff: Staff): Promise<string> {
    const balances = await this.readTrialBalance.run(city.id);
    return page(<LedgerPage texts={textsIn(lang)} city={city} staff={staff} balances={balances} />);
  }
}
