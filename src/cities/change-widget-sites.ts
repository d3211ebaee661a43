import { Injectable } from '@nestjs/common';
import { Clock } from '../kernel/clock.js';
import { audit } from '../platform/audit/index.js';
import { type Database, InjectDatabase } from '../platform/database/index.js';
import { Cities } from './cities.js';
import { CityEntity } from './city.entity.js';
import type { City } from './city.js';
import { readWidgetSites } from './domain/read-widget-sites.js';

/** Names the sites that may show the city's widget in a frame, in place of those before. No other setting changes with it. */
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
  async run(city: City, typed: string, actor: string): Promise<void> {
    const widgetHosts = readWidgetSites(typed);
    await this.database.inCity(city.id, async (tx) => {
      await tx.manager.update(CityEntity, { id: tx.cityId }, { widgetHosts, revision: () => 'revision + 1' });
      await audit(tx, { actor, action: 'city.widget_sites', subject: `city:${tx.cityId}`, at: this.clock.now() });
    });
    await this.cities.refresh();
  }
}
