import { Body, Get, Post, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { ChangeWidgetSites } from '../../cities/index.js';
import { CurrentDesk, StaffRoute, type StaffDesk } from '../../identity/index.js';
import { Clock } from '../../kernel/clock.js';
import { formAgain, page, seeOther } from '../shared/index.js';
import { SettingsQuery, WidgetSitesForm } from './settings.dto.js';
import { SettingsPage } from './settings.page.js';

/** What the city decided, and which sites may show its widget. */
@StaffRoute('city', 'city_admin')
export class SettingsController {
  constructor(
    private readonly changeSites: ChangeWidgetSites,
    private readonly clock: Clock,
  ) {}

  @Get()
  show(@CurrentDesk() desk: StaffDesk, @Query() { done }: SettingsQuery): string {
    return page(<SettingsPage {...desk} today={desk.city.today(this.clock.now())} done={done} />);
  }

  /** Which other sites may show the widget. */
  @Post('widget')
  async widget(
    @CurrentDesk() desk: StaffDesk,
    @Body() { sites }: WidgetSitesForm,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    try {
      await this.changeSites.run(desk.city, sites, desk.staff);
      return seeOther(reply, desk.at('/staff/city?done=sites'));
    } catch (error) {
      const context = { ...desk, today: desk.city.today(this.clock.now()) };
      return formAgain(reply, error, desk.texts, 'sites', (errors) => page(<SettingsPage {...context} typed={sites} errors={errors} />));
    }
  }
}
