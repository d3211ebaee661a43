import { Injectable } from '@nestjs/common';

import { type Actor, commandActor } from '../kernel/actor.js';
import { present } from '../kernel/assert.js';
import { Clock } from '../kernel/clock.js';
import { type CityId, newId } from '../kernel/ids.js';
import { Refusal } from '../kernel/refusal.js';
import { audit } from '../platform/audit/index.js';
import { type CityTx, type Database, InjectDatabase, isConstraint } from '../platform/database/index.js';
import { Cities } from './cities.js';
import { CityEntity, CityHostEntity } from './city.entity.js';
import type { City } from './city.js';
import { checkNaming, checkWidgetHosts } from './domain/check-new-city.js';
import { type CountryDefaults, countryDefaults } from './domain/country-defaults.js';
import type { NewCity } from './new-city.js';
import { packageNames } from './package-names.js';
import {
  BillerEntity,
  CityCurrencyEntity,
  CityLimitsEntity,
  LegalTextEntity,
  MoneyPathEntity,
  SupportPackageEntity,
} from './settings.entity.js';

/** Makes a city: what is not given comes from its country's defaults. It has no staff, no needs and is not open. */
@Injectable()
export class CreateCity {
  constructor(
    @InjectDatabase('office') private readonly database: Database<'office'>,
    private readonly cities: Cities,
    private readonly clock: Clock,
  ) {}

  /** @throws Refusal country_unknown, city_exists, or body_invalid with the field: slug, name, host, widgetHosts, packages */
  async run(city: NewCity, actor: Actor = commandActor('city-create')): Promise<City> {
    const defaults = countryDefaults[city.country];
    if (!defaults) throw new Refusal('country_unknown', {}, 'country');
    const hosts = (city.hosts ?? []).map((host) => host.toLowerCase());
    const languages = city.languages ?? [...defaults.languages, 'en'];
    checkWidgetHosts(city.widgetHosts ?? []);
    checkNaming({ slug: city.slug, names: city.names, hosts, languages });
    const id = newId<CityId>();
    try {
      await this.database.inCity(id, async (tx) => {
        await insert(tx, id, { ...city, hosts, languages }, defaults);
        await audit(tx, { actor: actor.id, action: 'city.create', subject: `city:${id}`, at: this.clock.now() });
      });
    } catch (error) {
      if (isConstraint(error, 'city_slug_key')) throw new Refusal('city_exists', {}, 'slug');
      if (isConstraint(error, 'city_host_pkey')) throw new Refusal('city_exists', {}, 'host');
      throw error;
    }
    await this.cities.refresh();
    return this.cities.byId(id);
  }
}

type Named = NewCity & Required<Pick<NewCity, 'hosts' | 'languages'>>;

async function insert(tx: CityTx<'office'>, id: CityId, city: Named, defaults: CountryDefaults): Promise<void> {
  await tx.manager.insert(CityEntity, {
    id,
    slug: city.slug,
    names: city.names,
    country: city.country,
    timeZone: city.timeZone ?? defaults.timeZone,
    languages: [...city.languages],
    status: city.status ?? 'opens_soon',
    accent: city.accent ?? '#1f5c99',
    listing: city.listing ?? 'banded',
    k: city.k ?? 5,
    widgetHosts: [...(city.widgetHosts ?? [])],
  });
  for (const host of city.hosts) await tx.manager.insert(CityHostEntity, { host, city: id });
  for (const each of defaults.currencies) {
    const { perPrevious = null, previous = null } = each;
    await tx.manager.insert(CityCurrencyEntity, { cityId: id, currency: each.currency, validFrom: each.validFrom, perPrevious, previous });
  }
  await tx.manager.insert(CityLimitsEntity, {
    cityId: id,
    // From the day on which its money begins: a first row has nothing before it.
    validFrom: present(defaults.currencies[0], 'a country without a currency').validFrom,
    minGift: city.minGift ?? defaults.minGift,
    maxGift: city.maxGift ?? defaults.maxGift,
    maxBill: city.maxBill ?? defaults.maxBill,
    billsPerHousehold: city.billsPerHousehold ?? 4,
    reservationMinutes: city.reservationMinutes ?? 40,
    fundableDaysAfterDue: city.fundableDaysAfterDue ?? 30,
    cashPart: city.cashPart ?? null,
  });
  for (const biller of city.billers ?? []) await tx.manager.insert(BillerEntity, { cityId: id, ...biller });
  for (const each of city.packages ?? []) {
    await tx.manager.insert(SupportPackageEntity, { cityId: id, ...each, names: packageNames(each, city.languages) });
  }
  for (const path of city.moneyPaths ?? []) {
    await tx.manager.insert(MoneyPathEntity, { cityId: id, ...path, validFrom: path.validFrom ?? path.permitFrom });
  }
  for (const text of city.legalTexts ?? []) await tx.manager.insert(LegalTextEntity, { cityId: id, ...text });
}
