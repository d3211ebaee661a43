import { Get } from '@nestjs/common';
import { CurrentDesk, StaffRoute, type StaffDesk } from '../../identity/index.js';
import { ReadTrialBalance } from '../../books/index.js';
import { page } from '../shared/index.js';
import { LedgerPage } from './ledger.page.js';

@StaffRoute('ledger', 'collections')
export class LedgerController {
  constructor(private readonly readTrialBalance: ReadTrialBalance) {}

  @Get()
  async show(@CurrentDesk() desk: StaffDesk): Promise<string> {
    const balances = await this.readTrialBalance.run(desk.city.id);
    return page(<LedgerPage {...desk} balances={balances} />);
  }
}
