import { Inject, Injectable, Optional } from '@nestjs/common';

import { assert } from '../kernel/assert.js';
import { Clock } from '../kernel/clock.js';
import type { CityId } from '../kernel/ids.js';
import { Refusal } from '../kernel/refusal.js';
import { type CityLogin, type Database, databaseToken } from '../platform/database/index.js';
import { City } from './city.js';
import { readCity } from './city.store.js';

/** How long settings are kept in memory, in milliseconds: a change is seen everywhere after this. */
const KEPT = 5_000;

interface Directory {
  readonly byId: ReadonlyMap<string, City>;
  readonly bySlug: ReadonlyMap<string, City>;
  readonly slugByHost: ReadonlyMap<string, string>;
}

/** Every city this service runs, by slug, id or host name. A city is named by the address alone, never by a header or a query. */
@Injectable()
export class Cities {
  private readonly database: Database<CityLogin>;
  private directory: Directory | undefined;
  private readAt = -Infinity;
  private reading: Promise<Directory> | undefined;

  constructor(
    private readonly clock: Clock,
    @Optional() @Inject(databaseToken('donor')) donor?: Database<CityLogin>,
    @Optional() @Inject(databaseToken('office')) office?: Database<CityLogin>,
    @Optional() @Inject(databaseToken('casework')) casework?: Database<CityLogin>,
  ) {
    const database = donor ?? office ?? casework;
    assert(database, 'no side here reads cities');
    this.database = database;
  }

  /** @throws Refusal city_unknown */
  async bySlug(slug: string): Promise<City> {
    const city = (await this.read()).bySlug.get(slug);
    if (!city) throw new Refusal('city_unknown');
    return city;
  }

  /** @throws Refusal city_unknown */
  async byId(id: CityId): Promise<City> {
    const city = (await this.read()).byId.get(id);
    if (!city) throw new Refusal('city_unknown');
    return city;
  }

  /** In no order: a page sorts by the name it shows. */
  async all(): Promise<City[]> {
    return [...(await this.read()).byId.values()];
  }

  /** The city whose own host this is, from what was read last: a router cannot wait. */
  slugOfHost(host: string | undefined): string | undefined {
    return this.directory?.slugByHost.get((host ?? '').toLowerCase().replace(/:\d+$/, ''));
  }

  /** Reads the settings anew, after a change by this process. */
  async refresh(): Promise<void> {
    this.readAt = -Infinity;
    this.reading = undefined;
    await this.read();
  }

  private async read(): Promise<Directory> {
    const now = this.clock.now().getTime();
    if (this.directory && Math.abs(now - this.readAt) < KEPT) return this.directory;
    this.reading ??= this.readAll().finally(() => {
      this.reading = undefined;
    });
    this.directory = await this.reading;
    this.readAt = now;
    return this.directory;
  }

  private async readAll(): Promise<Directory> {
    const ids = await this.database.directory<{ id: CityId }>('SELECT id FROM shared.city');
    const now = this.clock.now();
    const cities: City[] = [];
    for (const { id } of ids) cities.push(await this.database.inCity(id, (tx) => readCity(tx, now)));
    const byId = new Map(cities.map((city) => [city.id as string, city]));
    const hosts = await this.database.directory<{ host: string; city: string }>('SELECT host, city FROM shared.city_host');
    const slugByHost = new Map(hosts.flatMap(({ host, city }) => (byId.has(city) ? [[host, byId.get(city)?.slug ?? ''] as const] : [])));
    return { byId, bySlug: new Map(cities.map((city) => [city.slug, city])), slugByHost };
  }
}
