import { Injectable } from '@nestjs/common';
import { type Actor, responsibleId } from '../kernel/actor.js';
import { Clock } from '../kernel/clock.js';
import { newId } from '../kernel/ids.js';
import { audit } from '../platform/audit/index.js';
import { type Database, InjectDatabase } from '../platform/database/index.js';
import { Cities } from './cities.js';
import { CityEntity } from './city.entity.js';
import type { City } from './city.js';
import { readWidgetSites } from './domain/read-widget-sites.js';
import { SettingChangeEntity } from './setting-change.entity.js';

/** Names the sites that may show the city's widget in a frame, in place of those before. No other setting changes with it, and what was before stays in
 * the history of the settings. */
@Injectable()
export class ChangeWidgetSites {
  constructor(
    @InjectDatabase('office') private readonly database: Database<'office'>,
    private readonly cities: Cities,
    private readonly clock: Clock,
  ) {}

  /**
   * @param typed one https origin a line; nothing at all for no site
   * @throws Refusal widget_site_invalid
   */
  async run(city: City, typed: string, actor: Actor): Promise<void> {
    const widgetHosts = readWidgetSites(typed);
    const now = this.clock.now();
    await this.database.inCity(city.id, async (tx) => {
      const { widgetHosts: before } = await tx.manager.findOneByOrFail(CityEntity, { id: tx.cityId });
      await tx.manager.update(CityEntity, { id: tx.cityId }, { widgetHosts, revision: () => 'revision + 1' });
      await tx.manager.insert(SettingChangeEntity, {
        cityId: tx.cityId,
        id: newId(),
        area: 'widget_sites',
        before,
        after: widgetHosts,
        status: 'in_force',
        proposedBy: responsibleId(actor),
        proposedByName: actor.name,
        proposedAt: now,
        inForceFrom: city.today(now),
      });
      await audit(tx, { actor: actor.id, action: 'city.widget_sites', subject: `city:${tx.cityId}`, at: now });
    });
    await this.cities.refresh();
  }
}
