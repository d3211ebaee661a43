import { Any, IsNull } from 'typeorm';
import type { DonationId } from '../../kernel/ids.js';
import type { LocalDate } from '../../kernel/local-date.js';
import { whichPaid } from '../../needs/index.js';
import type { CityTx } from '../../platform/database/index.js';
import { AllocationEntity } from '../allocations/allocation.entity.js';
import { DonationNewsEntity } from './donation-news.entity.js';
import { DonationEntity } from '../donation.entity.js';

type Tx = CityTx<'donor'>;

/** Donations looked at in one go. */
const DONATIONS_PER_CHUNK = 1_000;

/** Finds the donations whose needs are all paid by now, and keeps the day. What went into the pool has no need of its own and no news. */
export async function gatherNews(tx: Tx, today: LocalDate): Promise<void> {
  for (let after: DonationId | undefined; ;) {
    const donations = await withoutNews(tx, after);
    const funded = await tx.manager.find(AllocationEntity, {
      select: { donationId: true, needId: true },
      where: { cityId: tx.cityId, donationId: Any(donations), status: 'funded' },
    });
    const paid = await whichPaid(tx, [...new Set(funded.map(({ needId }) => needId))]);
    const open = new Set(funded.filter(({ needId }) => !paid.has(needId)).map(({ donationId }) => donationId));
    const due = new Set(funded.map(({ donationId }) => donationId).filter((id) => !open.has(id)));
    const rows = [...due].map((donationId) => ({ cityId: tx.cityId, donationId, dueOn: today, toldOn: null }));
    if (rows.length > 0) await tx.manager.insert(DonationNewsEntity, rows);
    if (donations.length < DONATIONS_PER_CHUNK) return;
    after = donations.at(-1);
  }
}

async function withoutNews(tx: Tx, after: DonationId | undefined): Promise<DonationId[]> {
  const query = tx.manager
    .createQueryBuilder(DonationEntity, 'donation')
    .select('donation.id', 'id')
    .leftJoin(DonationNewsEntity, 'news', 'news.cityId = donation.cityId AND news.donationId = donation.id')
    .where(`donation.cityId = :cityId AND donation.status = 'received' AND news.donationId IS NULL`, { cityId: tx.cityId })
    .orderBy('donation.id')
    .limit(DONATIONS_PER_CHUNK);
  if (after !== undefined) query.andWhere('donation.id > :after', { after });
  return (await query.getRawMany<{ id: DonationId }>()).map(({ id }) => id);
}

/** News that no donor was notified of yet. */
export function waitingNews(tx: Tx): Promise<DonationNewsEntity[]> {
  return tx.manager.find(DonationNewsEntity, { where: { cityId: tx.cityId, toldOn: IsNull() }, order: { donationId: 'ASC' } });
}

/** How many needs these donations went to. */
export async function countNeedsOf(tx: Tx, ids: readonly DonationId[]): Promise<number> {
  const counted = await tx.manager
    .createQueryBuilder(AllocationEntity, 'share')
    .select('count(DISTINCT share.needId)', 'needs')
    .where(`share.cityId = :cityId AND share.status = 'funded' AND share.donationId = ANY(:ids)`, { cityId: tx.cityId, ids })
    .getRawOne<{ needs: string }>();
  return Number(counted?.needs ?? 0);
}

export async function markTold(tx: Tx, ids: readonly DonationId[], today: LocalDate): Promise<void> {
  await tx.manager.update(DonationNewsEntity, { cityId: tx.cityId, donationId: Any([...ids]), toldOn: IsNull() }, { toldOn: today });
}

/** Where the donors of these donations can be written to: those that left an address, and whose donation was not given back meanwhile. */
export function addressesOf(tx: Tx, ids: readonly DonationId[]): Promise<Pick<DonationEntity, 'id' | 'language' | 'email'>[]> {
  return tx.manager.find(DonationEntity, {
    select: { id: true, language: true, email: true },
    where: { cityId: tx.cityId, id: Any([...ids]), status: 'received' },
  });
}

export async function wasTold(tx: Tx, donationId: DonationId): Promise<boolean> {
  const news = await tx.manager.findOne(DonationNewsEntity, { where: { cityId: tx.cityId, donationId } });
  return (news?.toldOn ?? null) !== null;
}
