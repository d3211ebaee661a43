import { CityEntity, CityHostEntity } from './city.entity.js';
import { SettingChangeEntity } from './setting-change.entity.js';
import {
  BillerEntity,
  CityCurrencyEntity,
  CityLimitsEntity,
  LegalTextEntity,
  MoneyPathEntity,
  SupportPackageEntity,
} from './settings.entity.js';

export { ChangeWidgetSites } from './change-widget-sites.js';
export { Cities } from './cities.js';
export { CitiesModule } from './cities.module.js';
export { CityGuard, type CityRequest, CurrentCity, CurrentLanguage } from './city.guard.js';
export { type Biller, City, type CityLimits, type Permit, type SupportPackage } from './city.js';
export { CreateCity } from './create-city.js';
export { countryDefaults } from './domain/country-defaults.js';
export { isReservedSegment } from './domain/reserved-segments.js';
export {
  type BillerKind,
  billerKinds,
  type CityStatus,
  examplePermit,
  type LegalTextKind,
  type Listing,
  type MoneyPath,
  type NeedKind,
  needKinds,
  type PackageCode,
} from './domain/city-types.js';
export type { NewCity } from './new-city.js';
export { rewriteOwnHost } from './own-host.js';

/** For the wiring: the tables of this room. */
export const citiesEntities = [
  CityEntity,
  CityHostEntity,
  CityCurrencyEntity,
  CityLimitsEntity,
  BillerEntity,
  SupportPackageEntity,
  MoneyPathEntity,
  LegalTextEntity,
  SettingChangeEntity,
];
