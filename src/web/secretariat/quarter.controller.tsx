import { Get, Query } from '@nestjs/common';
import { SecretariatRoute } from '../../identity/index.js';
import { isQuarter } from '../../kernel/quarter.js';
import { ShowQuarter } from '../../network/index.js';
import { page } from '../shared/index.js';
import { CurrentOffice } from './current-office.js';
import { QuarterQuery } from './quarter.dto.js';
import { QuarterPage } from './quarter.page.js';
import type { SecretariatContext } from './secretariat-page.js';

@SecretariatRoute('quarter')
export class QuarterController {
  constructor(private readonly showQuarter: ShowQuarter) {}

  @Get()
  async show(@CurrentOffice() office: SecretariatContext, @Query() { quarter }: QuarterQuery): Promise<string> {
    const view = await this.showQuarter.run(isQuarter(quarter) ? quarter : undefined);
    return page(<QuarterPage {...office} view={view} />);
  }
}
