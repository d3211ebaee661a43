import type { PackageCode } from '../cities/index.js';
import { assert } from '../kernel/assert.js';
import { isCurrency } from '../kernel/currency.js';
import type { SupportId } from '../kernel/ids.js';
import { Money } from '../kernel/money.js';
import type { SupportStatus } from './domain/support-life.js';
import type { SupportEntity } from './support.entity.js';

/** A package or cash support as staff see it, and nothing of whose it is. */
export interface SupportView {
  readonly id: SupportId;
  readonly kind: 'package' | 'cash';
  readonly packageCode: PackageCode | undefined;
  readonly amount: Money;
  readonly decisionNo: string;
  readonly status: SupportStatus;
  readonly officer: string;
  readonly createdAt: Date;
  readonly approvedBy: string | undefined;
}

export function supportView(row: SupportEntity): SupportView {
  const { kind, packageCode, amount, currency, decisionNo, status, officer, createdAt, approvedBy } = row;
  assert(isCurrency(currency), 'a support in an unknown currency');
  return {
    id: row.id as SupportId,
    kind,
    packageCode: packageCode ?? undefined,
    amount: Money.of(amount, currency),
    decisionNo,
    status,
    officer,
    createdAt,
    approvedBy: approvedBy ?? undefined,
  };
}
