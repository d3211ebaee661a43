import { Controller, Get, Header, Query } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { CurrentStaff, Roles, type Staff } from '../../identity/index.js';
import { ListAdoption } from '../../network/index.js';
import type { Texts } from '../../platform/texts/index.js';
import { HTML, page } from '../shared/index.js';
import { AdoptionQuery } from './adoption.dto.js';
import { AdoptionPage } from './adoption.page.js';
import { ReaderTexts } from './reader-texts.js';

@ApiExcludeController()
@Roles('secretariat')
@Controller('secretariat/:lang/adoption')
export class AdoptionController {
  constructor(private readonly listAdoption: ListAdoption) {}

  @Get()
  @Header(...HTML)
  @Header('cache-control', 'no-store')
  async show(@ReaderTexts() texts: Texts, @CurrentStaff() person: Staff, @Query() { stage }: AdoptionQuery): Promise<string> {
    const adoptions = await this.listAdoption.run();
    return page(<AdoptionPage texts={texts} person={person} adoptions={adoptions} chosen={stage} />);
  }
}
