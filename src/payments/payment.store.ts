import { Any, IsNull } from 'typeorm';
import type { PaymentId, ProviderAccountId } from '../kernel/ids.js';
import { move, type CityTx } from '../platform/database/index.js';
import { paymentLifecycle, unpaidStates, type PaymentStatus } from './domain/payment.js';
import { PaymentEntity } from './payment.entity.js';

/** Ids by the provider's own references of the payment or of its money, for events that do not carry ours. */
export async function paymentIdsByReference(
  tx: CityTx<'donor'>,
  references: readonly { accountId: ProviderAccountId; reference: string }[],
): Promise<Map<string, PaymentId>> {
  const byAccount = new Map<ProviderAccountId, string[]>();
  for (const { accountId, reference } of references) byAccount.set(accountId, [...(byAccount.get(accountId) ?? []), reference]);
  const known = new Map<string, PaymentId>();
  for (const [accountId, some] of byAccount) {
    const mine = { cityId: tx.cityId, accountId };
    const rows = await tx.manager.find(PaymentEntity, {
      select: { id: true, reference: true, object: true },
      where: [
        { ...mine, reference: Any(some) },
        { ...mine, object: Any(some) },
      ],
    });
    for (const { id, reference, object } of rows) {
      if (reference !== null) known.set(`${accountId} ${reference}`, id);
      if (object !== null) known.set(`${accountId} ${object}`, id);
    }
  }
  return known;
}

export interface PaymentMove {
  readonly id: PaymentId;
  readonly to: PaymentStatus;
  /** The provider's id of it, where we had none. */
  readonly reference: string | null;
  /** The provider's id of the money itself, where it told one. */
  readonly object?: string | null;
}

/** Moves locked payments whose money has not come: one statement for each state they go to, whatever their number. */
export async function movePayments(tx: CityTx<'donor'>, moves: readonly PaymentMove[], at: Date): Promise<void> {
  const city = { cityId: tx.cityId };
  for (const to of new Set(moves.map((move) => move.to))) {
    const ids = moves.filter((move) => move.to === to).map(({ id }) => id);
    const set = to === 'captured' ? { capturedAt: at } : {};
    await move(
      tx,
      PaymentEntity,
      paymentLifecycle,
      to,
      { id: Any(ids), status: unpaidStates.filter((from) => paymentLifecycle.can(from, to)) },
      set,
      { count: ids.length },
    );
  }
  for (const { id, reference, object } of moves) {
    if (reference !== null) await tx.manager.update(PaymentEntity, { ...city, id, reference: IsNull() }, { reference });
    if (object !== null && object !== undefined) await tx.manager.update(PaymentEntity, { ...city, id, object: IsNull() }, { object });
  }
}
