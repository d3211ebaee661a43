import { Get, Query } from '@nestjs/common';
import { SecretariatRoute } from '../../identity/index.js';
import { ListAdoption } from '../../network/index.js';
import { page } from '../shared/index.js';
import { CurrentOffice } from './current-office.js';
import { AdoptionQuery } from './adoption.dto.js';
import { AdoptionPage } from './adoption.page.js';
import type { SecretariatContext } from './secretariat-page.js';

@SecretariatRoute('adoption')
export class AdoptionController {
  constructor(private readonly listAdoption: ListAdoption) {}

  @Get()
  async show(@CurrentOffice() office: SecretariatContext, @Query() { stage }: AdoptionQuery): Promise<string> {
    const adoptions = await this.listAdoption.run();
    return page(<AdoptionPage {...office} adoptions={adoptions} chosen={stage} />);
  }
}
