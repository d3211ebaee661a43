import { Body, Controller, Get, Header, Post, Query, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { ChangeWidgetSites, CurrentCity, CurrentLanguage, type City } from '../../cities/index.js';
import { CurrentStaff, Roles, type Staff } from '../../identity/index.js';
import { Clock } from '../../kernel/clock.js';
import { textsIn } from '../../platform/texts/index.js';
import { formAgain, HTML, page, seeOther } from '../shared/index.js';
import { SettingsQuery, WidgetSitesForm } from './settings.dto.js';
import { SettingsPage } from './settings.page.js';

@ApiExcludeController()
@Roles('city_admin')
@Controller(':city/:lang/staff/city')
export class SettingsController {
  constructor(
    private readonly changeSites: ChangeWidgetSites,
    private readonly clock: Clock,
  ) {}

  @Get()
  @Header(...HTML)
  @Header('cache-control', 'no-store')
  show(@CurrentCity() city: City, @CurrentLanguage() lang: string, @CurrentStaff() staff: Staff, @Query() { done }: SettingsQuery): string {
    return page(<SettingsPage texts={textsIn(lang)} city={city} staff={staff} today={city.today(this.clock.now())} done={done} />);
  }

  /** Which other sites may show the widget. */
  @Post('widget')
  @Header(...HTML)
  async widget(
    @CurrentCity() city: City,
    @CurrentLanguage() lang: string,
    @CurrentStaff() staff: Staff,
    @Body() { sites }: WidgetSitesForm,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    try {
      await this.changeSites.run(city, sites, staff.id);
      return seeOther(reply, city.path(lang, '/staff/city?done=sites'));
    } catch (error) {
      const context = { texts: textsIn(lang), city, staff, today: city.today(this.clock.now()) };
      return formAgain(reply, error, context.texts, 'sites', (errors) => page(<SettingsPage {...context} typed={sites} errors={errors} />));
    }
  }
}
