import { Inject, Injectable, Optional } from '@nestjs/common';

import { assert } from '../kernel/assert.js';
import { Clock } from '../kernel/clock.js';
import type { CityId } from '../kernel/ids.js';
import { Refusal } from '../kernel/refusal.js';
import { type CityLogin, type Database, databaseToken } from '../platform/database/index.js';
import { CityEntity, CityHostEntity } from './city.entity.js';
import { City } from './city.js';
import { readCity } from './city.store.js';
import { hostName } from './own-host.js';

/** How often the directory is looked at, in milliseconds: a change of a city is seen everywhere after this. */
const KEPT = 5_000;
const HOUR = 3_600_000;

interface Listed {
  readonly id: CityId;
  readonly slug: string;
  readonly revision: number;
}

interface Directory {
  readonly cities: readonly Listed[];
  readonly slugByHost: ReadonlyMap<string, string>;
}

/**
 * Every city this service runs, by slug, id or host name. A city is named by the address alone, never by a header or a query. The directory is
 * one short read; a city's settings are read when somebody asks for it, and again when its revision or its day changes.
 */
@Injectable()
export class Cities {
  private readonly database: Database<CityLogin>;
  private readonly known = new Map<CityId, { key: string; city: Promise<City> }>();
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
    return this.settingsOf((await this.read()).cities.find((city) => city.slug === slug));
  }

  /** @throws Refusal city_unknown */
  async byId(id: CityId): Promise<City> {
    return this.settingsOf((await this.read()).cities.find((city) => city.id === id));
  }

  /** In no order: a page sorts by the name it shows. */
  async all(): Promise<City[]> {
    return Promise.all((await this.read()).cities.map((city) => this.settingsOf(city)));
  }

  /** The city whose own host this is, from what was read last: a router cannot wait. */
  slugOfHost(host: string | undefined): string | undefined {
    return this.directory?.slugByHost.get(hostName(host));
  }

  /** Reads the directory anew, after a change by this process. */
  async refresh(): Promise<void> {
    this.readAt = -Infinity;
    this.reading = undefined;
    await this.read();
  }

  private async read(): Promise<Directory> {
    const now = this.clock.now().getTime();
    if (this.directory && Math.abs(now - this.readAt) < KEPT) return this.directory;
    this.reading ??= this.readDirectory().finally(() => {
      this.reading = undefined;
    });
    this.directory = await this.reading;
    this.readAt = now;
    return this.directory;
  }

  private async readDirectory(): Promise<Directory> {
    const select = { id: true, slug: true, revision: true } as const;
    const cities = await this.database.directory(CityEntity, (rows) => rows.find({ select }));
    const hosts = await this.database.directory(CityHostEntity, (rows) => rows.find());
    const slugByHost = cities.flatMap(({ id, slug }) => hosts.filter(({ city }) => city === id).map(({ host }) => [host, slug] as const));
    return { cities, slugByHost: new Map(slugByHost) };
  }

  private async settingsOf(listed: Listed | undefined): Promise<City> {
    if (!listed) throw new Refusal('city_unknown');
    const now = this.clock.now();
    // With the day a city's currency may change, and with it the currency of its limits.
    const key = `${String(listed.revision)}/${String(Math.floor(now.getTime() / HOUR))}`;
    const before = this.known.get(listed.id);
    if (before?.key === key) return before.city;
    const city = this.database.inCity(listed.id, (tx) => readCity(tx, now));
    this.known.set(listed.id, { key, city });
    // A read that failed is not kept.
    city.catch(() => this.known.delete(listed.id));
    return city;
  }
}
