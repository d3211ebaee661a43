import type { Brand } from '../kernel/ids.js';

export type AccountId = Brand<string, 'AccountId'>;

/** Who is signed in at the secretariat. `csrf` stands in every form of the session. */
export interface SecretariatPerson {
  readonly id: AccountId;
  readonly name: string;
  readonly email: string;
  readonly roles: readonly 'secretariat'[];
  readonly csrf: string;
}
