import { Controller, Get, Header } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { CurrentCity, CurrentLanguage, type City } from '../../cities/index.js';
import { CurrentStaff, Roles, type Staff } from '../../identity/index.js';
import { Clock } from '../../kernel/clock.js';
import { textsIn } from '../../platform/texts/index.js';
import { HTML, page } from '../shared/index.js';
import { SettingsPage } from './settings.page.js';

@ApiExcludeController()
@Roles('city_admin')
@Controller(':city/:lang/staff/city')
export class SettingsController {
  constructor(private readonly clock: Clock) {}

  @Get()
  @Header(...HTML)
  @Header('cache-control', 'no-store')
  show(@CurrentCity() city: City, @CurrentLanguage() lang: string, @CurrentStaff() staff: Staff): string {
    return page(<SettingsPage texts={textsIn(lang)} city={city} staff={staff} today={city.today(this.clock.now())} />);
  }
}
