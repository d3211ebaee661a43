import { LessThan } from 'typeorm';
import type { SupportPackage } from '../cities/index.js';
import type { LocalDate } from '../kernel/local-date.js';
import { Refusal } from '../kernel/refusal.js';
import type { CityTx } from '../platform/database/index.js';
import { PackageMonthEntity } from './package-month.entity.js';

type Tx = CityTx<'casework'>;

/**
 * Takes one place of the month's quota, by a conditional update: whoever comes at the same moment waits for this row and counts after it.
 * @throws Refusal package_quota_used
 */
export async function takeOfQuota(tx: Tx, { code, monthlyQuota }: SupportPackage, today: LocalDate): Promise<void> {
  const key = { cityId: tx.cityId, packageCode: code, month: monthOf(today) };
  const fresh = { ...key, published: 0 };
  await tx.manager.createQueryBuilder().insert().into(PackageMonthEntity).values(fresh).orIgnore().updateEntity(false).execute();
  const { affected } = await tx.manager
    .createQueryBuilder()
    .update(PackageMonthEntity)
    .set({ published: () => 'published + 1' })
    .where({ ...key, published: LessThan(monthlyQuota) })
    .execute();
  if (affected !== 1) throw new Refusal('package_quota_used');
}

/** A package that is taken back before anybody gave to it gives its place back to the month it was published in. */
export async function giveBackToQuota(tx: Tx, packageCode: SupportPackage['code'], publishedOn: LocalDate): Promise<void> {
  await tx.manager.decrement(PackageMonthEntity, { cityId: tx.cityId, packageCode, month: monthOf(publishedOn) }, 'published', 1);
}

function monthOf(day: LocalDate): string {
  return `${day.slice(0, 7)}-01`;
}
