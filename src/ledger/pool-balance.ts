import type { Currency } from '../kernel/currency.js';
import type { CityTx } from '../platform/database/index.js';
import { BalanceEntity } from './balance.entity.js';

/** What the city's pool holds, in minor units: free gifts that no need has got yet. */
export async function poolBalance(tx: CityTx<'donor' | 'office'>, currency: Currency): Promise<bigint> {
  const sum = await tx.manager
    .createQueryBuilder(BalanceEntity, 'balance')
    .select('sum(balance.amount)::bigint', 'amount')
    .where({ cityId: tx.cityId, side: 'giving', account: 'pool', currency })
    .getRawOne<{ amount: bigint | null }>();
  // Debits count up, credits down: what is owed stands below zero.
  return -(sum?.amount ?? 0n);
}
