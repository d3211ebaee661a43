import { Injectable } from '@nestjs/common';
import { In, IsNull, Not } from 'typeorm';

import type { City } from '../cities/index.js';
import { Clock } from '../kernel/clock.js';
import type { NeedId } from '../kernel/ids.js';
import { type Database, InjectDatabase } from '../platform/database/index.js';
import { NeedDistrictEntity } from './classes/need-district.entity.js';
import { NeedEntity } from './need.entity.js';
import { type PublicNeed, publicNeeds } from './domain/public-need.js';

/** Bills by id, in the order asked for; those that this city does not have, or does not show one by one, are left out. */
@Injectable()
export class FindNeeds {
  constructor(
    @InjectDatabase('donor') private readonly database: Database<'donor'>,
    private readonly clock: Clock,
  ) {}

  async run(city: City, ids: readonly NeedId[]): Promise<PublicNeed[]> {
    if (ids.length === 0 || city.listing !== 'exact') return [];
    const { bills, named } = await this.database.inCity(city.id, async (tx) => ({
      bills: await tx.manager.findBy(NeedEntity, { cityId: tx.cityId, id: In([...ids]), kind: 'bill' }),
      named: await tx.manager.findBy(NeedDistrictEntity, { cityId: tx.cityId, publicCount: Not(IsNull()) }),
    }));
    const districts = new Set(named.map(({ district }) => district));
    const shared = publicNeeds(bills, city, this.clock.now(), ({ district }) =>
      district !== null && districts.has(district) ? district : null,
    );
    const found = new Map(shared.map((need) => [need.id, need]));
    return ids.flatMap((id) => found.get(id) ?? []);
  }
}
