import { Injectable } from '@nestjs/common';

import { Clock } from '../kernel/clock.js';
import { newId } from '../kernel/ids.js';
import { Refusal } from '../kernel/refusal.js';
import { isConstraint, NetworkDatabase } from '../platform/database/index.js';
import type { AccountId } from './account.js';
import { addAccount } from './account.store.js';
import { assertPasswordFits } from './domain/password.js';
import { hashPassword } from './credentials/password-hash.js';

export interface NewAccount {
  readonly email: string;
  readonly name: string;
  readonly password: string;
}

/** Opens an account at the secretariat. */
@Injectable()
export class CreateSecretariatAccount {
  constructor(
    private readonly database: NetworkDatabase,
    private readonly clock: Clock,
  ) {}

  /** @throws Refusal password_too_short, staff_exists */
  async run({ email, name, password }: NewAccount): Promise<AccountId> {
    assertPasswordFits(password);
    const id = newId<AccountId>();
    const passwordHash = await hashPassword(password);
    const row = { id, email: email.trim().toLowerCase(), name: name.trim(), passwordHash, active: true, createdAt: this.clock.now() };
    try {
      await this.database.transaction((tx) => addAccount(tx, { ...row, roles: ['secretariat'] }));
    } catch (error) {
      throw isConstraint(error, 'account_email_key') ? new Refusal('staff_exists', {}, 'email') : error;
    }
    return id;
  }
}
