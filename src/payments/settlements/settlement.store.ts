import { LessThanOrEqual } from 'typeorm';
import { isCurrency } from '../../kernel/currency.js';
import { newId, type ProviderAccountId, type SettlementId } from '../../kernel/ids.js';
import { post } from '../../ledger/index.js';
import { move, type CityTx } from '../../platform/database/index.js';
import { wake } from '../../platform/jobs/index.js';
import type { InboxEvent, QuarantineReason } from '../domain/notification.js';
import { settlementLifecycle } from '../domain/settlement.js';
import { settlementEntry, settlementReversedEntry } from '../entries.js';
import { ProviderAccountEntity } from '../provider-accounts/provider-account.entity.js';
import type { ProviderSettlement } from '../providers/provider.js';
import { PAYMENT_SETTLEMENTS_QUEUE } from '../queues.js';
import { SettlementEntity } from './settlement.entity.js';

const HOUR = 3_600_000;

/**
 * Keeps the name of a settlement that a provider has spoken of; whatever was said, the provider is asked what is true now. A biller's own
 * settlements are the biller's affair.
 */
export async function announceSettlement(tx: CityTx<'donor'>, event: InboxEvent, at: Date): Promise<QuarantineReason | null> {
  const account = await tx.manager.findOne(ProviderAccountEntity, { where: { cityId: tx.cityId, id: event.accountId } });
  if (event.object === null) return 'unexpected';
  if (account?.mode !== event.mode) return 'wrong_mode';
  if (account.billerCode !== null) return null;
  const key = { cityId: tx.cityId, accountId: event.accountId, reference: event.object };
  const known = await tx.manager.findOne(SettlementEntity, { where: key });
  if (known) await tx.manager.update(SettlementEntity, { cityId: tx.cityId, id: known.id }, { nextAt: at });
  else {
    const unknown = { currency: null, amount: null, fees: null, arrivesOn: null, bookedAt: null };
    const fresh = { id: newId<SettlementId>(), status: 'announced' as const, announcedAt: at, attempts: 0, nextAt: at };
    await tx.manager.insert(SettlementEntity, { ...key, ...fresh, ...unknown });
  }
  await wake(tx, PAYMENT_SETTLEMENTS_QUEUE, at);
  return null;
}

export interface DueSettlement {
  readonly id: SettlementId;
  readonly accountId: ProviderAccountId;
  readonly reference: string;
}

/** Settlements to ask the provider about, each put off before anybody is called. */
export async function claimSettlements(tx: CityTx<'donor'>, limit: number, now: Date): Promise<DueSettlement[]> {
  const due = await tx.manager.find(SettlementEntity, {
    where: { cityId: tx.cityId, nextAt: LessThanOrEqual(now) },
    order: { nextAt: 'ASC', id: 'ASC' },
    take: limit,
    lock: { mode: 'pessimistic_write', onLocked: 'skip_locked' },
  });
  for (const { id, attempts } of due) {
    const nextAt = new Date(now.getTime() + Math.min(2 ** attempts, 24) * HOUR);
    await tx.manager.update(SettlementEntity, { cityId: tx.cityId, id }, { attempts: attempts + 1, nextAt });
    await wake(tx, PAYMENT_SETTLEMENTS_QUEUE, nextAt);
  }
  return due;
}

/** Books what the provider says of a settlement: once when it arrived, and back when the bank returned it. */
export async function recordSettlement(
  tx: CityTx<'donor'>,
  id: SettlementId,
  said: ProviderSettlement,
  account: { readonly id: ProviderAccountId; readonly provider: string; readonly bank: string },
  at: Date,
): Promise<void> {
  const row = await tx.manager.findOne(SettlementEntity, { where: { cityId: tx.cityId, id }, lock: { mode: 'pessimistic_write' } });
  const { currency, amount, fees, arrivesOn } = said;
  if (!row || !isCurrency(currency)) return;
  const only = { count: 1 };
  if (said.status === 'arrived' && row.status === 'announced') {
    await post(tx, settlementEntry({ id, currency, amount, fees }, account, at));
    const booked = { currency, amount, fees, arrivesOn, bookedAt: at, nextAt: null };
    await move(tx, SettlementEntity, settlementLifecycle, 'booked', { id }, booked, only);
  } else if (said.status === 'failed' && row.status === 'booked') {
    await post(tx, settlementReversedEntry({ id, currency, amount: row.amount ?? 0n }, account, at));
    await move(tx, SettlementEntity, settlementLifecycle, 'reversed', { id }, { nextAt: null }, only);
  } else if (said.status === 'failed' && row.status === 'announced') {
    await move(tx, SettlementEntity, settlementLifecycle, 'failed', { id }, { nextAt: null }, only);
  } else if (said.status !== 'sent') {
    await tx.manager.update(SettlementEntity, { cityId: tx.cityId, id }, { nextAt: null });
  }
}
