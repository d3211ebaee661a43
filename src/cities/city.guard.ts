import { type CanActivate, createParamDecorator, type ExecutionContext, Injectable } from '@nestjs/common';

import { assert } from '../kernel/assert.js';
import { Refusal } from '../kernel/refusal.js';
import { Cities } from './cities.js';
import type { City } from './city.js';
import { OWN_HOST_SEGMENT } from './own-host.js';

/** What a request of a city carries once the guard let it in. */
export interface CityRequest {
  readonly params: Readonly<Record<string, string | undefined>>;
  readonly headers: { readonly host?: string };
  city?: City;
  language?: string;
}

/**
 * Finds the city of every route that has `:city`, and the language of those that have `:lang`. Nothing else names a city.
 * Refuses with city_unknown or language_unknown, 404.
 */
@Injectable()
export class CityGuard implements CanActivate {
  constructor(private readonly cities: Cities) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    if (context.getType() !== 'http') return true;
    const request = context.switchToHttp().getRequest<CityRequest>();
    const { city: named, lang } = request.params;
    if (named === undefined) return true;
    const ownHost = named.startsWith(OWN_HOST_SEGMENT);
    const slug = ownHost ? named.slice(OWN_HOST_SEGMENT.length) : named;
    // Anybody can write the mark into an address; only the city's own host makes it true.
    if (ownHost && slug !== '' && this.cities.slugOfHost(request.headers.host) !== slug) throw new Refusal('city_unknown');
    const city = await this.cities.bySlug(slug);
    request.city = ownHost ? city.atItsOwnHost() : city;
    if (lang !== undefined && !city.speaks(lang)) throw new Refusal('language_unknown');
    if (lang !== undefined) request.language = lang;
    return true;
  }
}

export const CurrentCity = createParamDecorator((_: unknown, context: ExecutionContext): City => {
  const { city } = context.switchToHttp().getRequest<CityRequest>();
  assert(city, 'a route without :city asked for the city');
  return city;
});

export const CurrentLanguage = createParamDecorator((_: unknown, context: ExecutionContext): string => {
  const { language, city } = context.switchToHttp().getRequest<CityRequest>();
  return language ?? city?.ownLanguage ?? 'en';
});
