import type { City } from '../../cities/index.js';
import type { CityTx } from '../../platform/database/index.js';
import { drawPublicThreshold } from './class.store.js';
import { NeedClassEntity } from './need-class.entity.js';
import { NeedDistrictEntity } from './need-district.entity.js';
import { NeedEntity } from '../need.entity.js';

type Key = Pick<NeedClassEntity, 'kind' | 'code' | 'priceBand' | 'currency'>;

/** Locked first: whoever publishes or fills a need meanwhile adds its own change afterwards. */
export async function countClasses(tx: CityTx<'donor'>, city: City, now: Date): Promise<void> {
  const where = { cityId: tx.cityId };
  const order = { kind: 'ASC', code: 'ASC', priceBand: 'ASC', currency: 'ASC' } as const;
  const classes = await tx.manager.find(NeedClassEntity, { where, order, lock: { mode: 'pessimistic_write' } });
  const counted = await tx.manager
    .createQueryBuilder(NeedEntity, 'need')
    .select([
      'need.kind AS kind',
      'need.code AS code',
      'need.priceBand AS "priceBand"',
      'need.currency AS currency',
      'count(*)::integer AS "openCount"',
    ])
    .where(`need.cityId = :cityId AND need.status = 'open' AND need.fundableUntil >= :now`, { cityId: tx.cityId, now })
    .groupBy('need.kind, need.code, need.priceBand, need.currency')
    .getRawMany<Key & { openCount: number }>();
  const key = (each: Key): string => [each.kind, each.code, each.priceBand, each.currency].join('/');
  const found = new Map(counted.map((each) => [key(each), each.openCount]));
  for (const { kind, code, priceBand, currency } of classes) {
    const openCount = found.get(key({ kind, code, priceBand, currency })) ?? 0;
    const publicThreshold = drawPublicThreshold(city);
    const publicCount = openCount >= publicThreshold ? openCount : null;
    await tx.manager.update(
      NeedClassEntity,
      { cityId: tx.cityId, kind, code, priceBand, currency },
      { openCount, publicCount, publicThreshold },
    );
  }
}

/** The same for districts: named while k bills share them. */
export async function countDistricts(tx: CityTx<'donor'>, { k }: City, now: Date): Promise<void> {
  const where = { cityId: tx.cityId };
  const districts = await tx.manager.find(NeedDistrictEntity, { where, order: { district: 'ASC' }, lock: { mode: 'pessimistic_write' } });
  const counted = await tx.manager
    .createQueryBuilder(NeedEntity, 'need')
    .select(['need.district AS district', 'count(*)::integer AS "openCount"'])
    .where(`need.cityId = :cityId AND need.status = 'open' AND need.kind = 'bill' AND need.fundableUntil >= :now`, {
      cityId: tx.cityId,
      now,
    })
    .groupBy('need.district')
    .getRawMany<Pick<NeedDistrictEntity, 'district' | 'openCount'>>();
  const found = new Map(counted.map((each) => [each.district, each.openCount]));
  for (const { district } of districts) {
    const openCount = found.get(district) ?? 0;
    await tx.manager.update(
      NeedDistrictEntity,
      { ...where, district },
      { openCount, publicCount: openCount >= k ? openCount : null, publicThreshold: k },
    );
  }
}
