import type { ProviderAccountId } from '../kernel/ids.js';
import { Refusal } from '../kernel/refusal.js';
import type { FieldCrypto } from '../platform/crypto/index.js';
import type { CityTx } from '../platform/database/index.js';
import { ProviderAccountEntity } from './provider-account.entity.js';
import type { OpenAccount } from './provider.js';

const place = (id: ProviderAccountId) => ({ table: 'giving.provider_account', column: 'secret', id });

export type NewAccount = Omit<OpenAccount, 'cityId'>;

/** The account with its secret opened. @throws Refusal provider_account_unknown */
export async function openAccount(tx: CityTx<'donor'>, crypto: FieldCrypto, id: ProviderAccountId): Promise<OpenAccount> {
  const row = await tx.manager.findOne(ProviderAccountEntity, { where: { cityId: tx.cityId, id } });
  if (!row) throw new Refusal('provider_account_unknown');
  const { provider, mode, billerCode } = row;
  const secret = (await crypto.forCity(tx)).open(row.secret, place(id));
  return { id, cityId: tx.cityId, provider, mode, billerCode, secret };
}

/** Takes the place of the account that was active for the same merchant; that one still hears of its own payments. */
export async function replaceAccount(tx: CityTx<'office'>, crypto: FieldCrypto, account: NewAccount): Promise<void> {
  // Raw SQL: `IS NOT DISTINCT FROM`, for the city's own account has no biller.
  await tx.query(
    'UPDATE giving.provider_account SET active = false WHERE city_id = $1 AND active AND biller_code IS NOT DISTINCT FROM $2',
    [tx.cityId, account.billerCode],
  );
  const secret = (await crypto.forCity(tx)).seal(account.secret, place(account.id));
  await tx.manager.insert(ProviderAccountEntity, { ...account, cityId: tx.cityId, secret, active: true });
  await tx.query('INSERT INTO shared.provider_account_directory (account_id, provider, city) VALUES ($1, $2, $3)', [
    account.id,
    account.provider,
    tx.cityId,
  ]);
}
