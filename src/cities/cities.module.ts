import { type DynamicModule, Global, Module } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';

import { ChangeWidgetSites } from './change-widget-sites.js';
import { Cities } from './cities.js';
import { CityGuard } from './city.guard.js';
import { CreateCity } from './create-city.js';

@Global()
@Module({})
export class CitiesModule {
  /** @param office true where the process holds the office login, which alone changes settings */
  static with(office: boolean): DynamicModule {
    const own = office ? [Cities, CreateCity, ChangeWidgetSites] : [Cities];
    return { module: CitiesModule, providers: [...own, { provide: APP_GUARD, useClass: CityGuard }], exports: own };
  }
}
