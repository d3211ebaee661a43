import { Injectable } from '@nestjs/common';
import type { City, PackageCode } from '../cities/index.js';
import { enterDecision, householdExists, mustHaveNumber } from '../households/index.js';
import type { Actor } from '../kernel/actor.js';
import { Clock } from '../kernel/clock.js';
import { newId, type SupportId } from '../kernel/ids.js';
import { personOf } from '../kernel/person.js';
import { Refusal } from '../kernel/refusal.js';
import { audit } from '../platform/audit/index.js';
import { Database, InjectDatabase } from '../platform/database/index.js';
import { readGrantedCash } from './granted.js';
import { addSupport } from './support.store.js';

export interface SupportEntry {
  readonly householdId: string;
  readonly decisionNo: string;
  /** A package by its code, or cash support of an amount as typed. */
  readonly granted: { readonly kind: 'package'; readonly code: string } | { readonly kind: 'cash'; readonly amount: string };
}

type Granted = { readonly kind: 'package'; packageCode: PackageCode; amount: bigint } | { kind: 'cash'; packageCode: null; amount: bigint };

/**
 * A case worker grants a household a package or cash support, on a decision: it waits for a second person.
 * @throws Refusal decision_missing, household_unknown, need_kind_unknown (no permit, or no part of cash support is set),
 * package_unknown, support_over_limit, amount_not_whole_parts and what can be wrong with a typed amount
 */
@Injectable()
export class EnterSupport {
  constructor(
    @InjectDatabase('casework') private readonly database: Database<'casework'>,
    private readonly clock: Clock,
  ) {}

  async run(city: City, { householdId, decisionNo, granted }: SupportEntry, actor: Actor): Promise<{ supportId: SupportId }> {
    mustHaveNumber(decisionNo);
    const now = this.clock.now();
    city.moneyPath(granted.kind, city.today(now));
    const what = read(city, granted);
    const id = newId<SupportId>();
    await this.database.inCity(city.id, async (tx) => {
      if (!(await householdExists(tx, householdId))) throw new Refusal('household_unknown');
      const { id: proposedBy, name: proposedByName } = personOf(actor);
      const entered = { decisionId: await enterDecision(tx, decisionNo, actor, now), proposedBy, proposedByName, createdAt: now };
      await addSupport(tx, { id, householdId: householdId, currency: city.currency, ...what, ...entered });
      await audit(tx, { actor: actor.id, action: 'support.enter', subject: `support:${id}`, at: now });
    });
    return { supportId: id };
  }
}

function read(city: City, granted: SupportEntry['granted']): Granted {
  if (granted.kind === 'package') {
    const { code, price } = city.package(granted.code);
    return { kind: 'package', packageCode: code, amount: price.minor };
  }
  if (!city.cashPart) throw new Refusal('need_kind_unknown');
  const rules = { currency: city.currency, part: city.cashPart.minor, largest: city.limits.maxBill.minor };
  return { kind: 'cash', packageCode: null, amount: readGrantedCash(granted.amount, rules) };
}
