import type { PackageCode } from '../cities/index.js';
import { decisionNumbers } from '../households/index.js';
import { assert, present } from '../kernel/assert.js';
import { isCurrency } from '../kernel/currency.js';
import type { SupportId } from '../kernel/ids.js';
import { Money } from '../kernel/money.js';
import { type Person, personIn } from '../kernel/person.js';
import type { CityTx } from '../platform/database/index.js';
import type { SupportStatus } from './domain/support-life.js';
import type { SupportEntity } from './support.entity.js';

/** A package or cash support as staff see it, and nothing of whose it is. */
export interface SupportView {
  readonly id: SupportId;
  readonly kind: 'package' | 'cash';
  readonly packageCode: PackageCode | undefined;
  readonly amount: Money;
  /** The printed number of the decision that it rests on. */
  readonly decisionNo: string;
  readonly status: SupportStatus;
  readonly proposedBy: Person;
  readonly createdAt: Date;
  readonly approvedBy: Person | undefined;
}

/** Rows with what staff see of each, in the same order. */
export async function supportViews(
  tx: CityTx<'casework'>,
  rows: readonly SupportEntity[],
): Promise<{ row: SupportEntity; view: SupportView }[]> {
  const numbers = await decisionNumbers(
    tx,
    rows.map(({ decisionId }) => decisionId),
  );
  return rows.map((row) => ({ row, view: supportView(row, present(numbers.get(row.decisionId), 'a support without its decision')) }));
}

function supportView(row: SupportEntity, decisionNo: string): SupportView {
  const { kind, packageCode, amount, currency, status, createdAt } = row;
  assert(isCurrency(currency), 'a support in an unknown currency');
  return {
    id: row.id as SupportId,
    kind,
    packageCode: packageCode ?? undefined,
    amount: Money.of(amount, currency),
    decisionNo,
    status,
    proposedBy: { id: row.proposedBy, name: row.proposedByName },
    createdAt,
    approvedBy: personIn(row.approvedBy, row.approvedByName),
  };
}
