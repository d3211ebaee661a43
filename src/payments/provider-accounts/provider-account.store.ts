import { IsNull } from 'typeorm';
import type { ProviderAccountId } from '../../kernel/ids.js';
import { Refusal } from '../../kernel/refusal.js';
import { type FieldBinding, type FieldCrypto, sealedField } from '../../platform/crypto/index.js';
import type { CityTx } from '../../platform/database/index.js';
import { ProviderAccountDirectoryEntity } from './provider-account-directory.entity.js';
import { ProviderAccountEntity } from './provider-account.entity.js';
import type { OpenAccount } from '../providers/provider.js';

/** Where an account's secret stands, and opens. */
export const secretField = (id: ProviderAccountId): FieldBinding => sealedField(ProviderAccountEntity, 'secret', id);

/** The account with its secret opened. @throws Refusal provider_account_unknown */
export async function openAccount(tx: CityTx<'donor'>, crypto: FieldCrypto, id: ProviderAccountId): Promise<OpenAccount> {
  const select = { id: true, provider: true, mode: true, billerCode: true, bank: true, secret: true } as const;
  const row = await tx.manager.findOne(ProviderAccountEntity, { select, where: { cityId: tx.cityId, id } });
  if (!row) throw new Refusal('provider_account_unknown');
  const { provider, mode, billerCode, bank } = row;
  const secret = (await crypto.forCity(tx)).open(row.secret, secretField(id));
  return { id, cityId: tx.cityId, provider, mode, billerCode, bank, secret };
}

/** Takes the place of the account that was active for the same merchant; that one still hears of its own payments. */
export async function replaceAccount(tx: CityTx<'office'>, account: Omit<ProviderAccountEntity, 'cityId' | 'active'>): Promise<void> {
  const merchant = account.billerCode ?? IsNull();
  await tx.manager.update(ProviderAccountEntity, { cityId: tx.cityId, active: true, billerCode: merchant }, { active: false });
  await tx.manager.insert(ProviderAccountEntity, { ...account, cityId: tx.cityId, active: true });
  const { id: accountId, provider } = account;
  await tx.manager.insert(ProviderAccountDirectoryEntity, { accountId, provider, city: tx.cityId });
}

/** A secret as it stands in its account's row, and can be opened in no other. */
export async function sealSecret(tx: CityTx<'office'>, crypto: FieldCrypto, id: ProviderAccountId, secret: string): Promise<Buffer> {
  return (await crypto.forCity(tx)).seal(secret, secretField(id));
}
