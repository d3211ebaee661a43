import { Injectable } from '@nestjs/common';
import { In, Raw } from 'typeorm';
import type { CityId, RefundId } from '../kernel/ids.js';
import { Money } from '../kernel/money.js';
import { InjectDatabase, type Database } from '../platform/database/index.js';
import { RefundEntity } from './refund.entity.js';

/** Money that came back from where it was sent: still owed, or kept apart because it cannot be returned. */
export interface OwedRefund {
  readonly id: RefundId;
  readonly owed: Money;
  /** `given_up`: one person says that it cannot be returned. `unreturnable`: another agreed. */
  readonly state: 'failed' | 'given_up' | 'unreturnable';
  /** A staff id. */
  readonly givenUpBy: string | null;
  /** The city's rule under which it is kept. */
  readonly why: string | null;
  /** Since when it is owed. */
  readonly since: Date;
}

const MOST = 200;

/** What a city owes back and could not return: two hundred at most, what waited longest first. */
@Injectable()
export class ListOwedRefunds {
  constructor(@InjectDatabase('office') private readonly database: Database<'office'>) {}

  async run(city: { readonly id: CityId }): Promise<OwedRefund[]> {
    const rows = await this.database.inCity(city.id, (tx) =>
      tx.manager.find(RefundEntity, {
        where: { cityId: tx.cityId, status: In(['failed', 'unreturnable']), overtaken: Raw((overtaken) => `${overtaken} < amount`) },
        order: { createdAt: 'ASC', id: 'ASC' },
        take: MOST,
      }),
    );
    return rows.map(({ id, amount, overtaken, currency, givenUpBy, givenUpWhy: why, agreedBy, createdAt: since }) => {
      const state = agreedBy !== null ? 'unreturnable' : givenUpBy !== null ? 'given_up' : 'failed';
      return { id, owed: Money.of(amount - overtaken, currency), state, givenUpBy, why, since };
    });
  }
}
