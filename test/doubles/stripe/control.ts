import { number, ofKind, text, type Account, type Item, type RefundOutcome, type World } from './world.js';
import type { MoneyMoves } from './money-moves.js';
import type { Webhooks } from './webhooks.js';

/** What a test asks of the company outside, beside what its API offers. */
export interface Wish {
  readonly apiKey?: string;
  readonly url?: string;
  readonly secrets?: string[];
  readonly now?: number;
  readonly id?: string;
  readonly type?: string;
  readonly amount?: number;
  readonly inquiry?: boolean;
  readonly status?: string;
  readonly feeBack?: number;
  readonly outcomes?: RefundOutcome[];
  readonly cut?: number;
  readonly succeeded?: boolean;
}

type Deed = (wish: Wish) => unknown;

export function controlOf(world: World, moves: MoneyMoves, webhooks: Webhooks): Readonly<Record<string, Deed>> {
  const found = (id = ''): { account: Account; item: Item } => {
    const known = world.find(id);
    if (!known) throw new Error(`the double knows no ${id}`);
    return known;
  };
  const chargeOf = (id = ''): { account: Account; charge: Item } => {
    const { account, item } = found(id);
    const intent = account.items.get(text(item['payment_intent']));
    return { account, charge: found(text(intent?.['latest_charge'])).item };
  };
  return {
    /** Opens a merchant account, and says where its events go. */
    account: ({ apiKey = '', url, secrets = [] }) => {
      const account = world.account(apiKey);
      account.secrets = secrets;
      if (url === undefined) delete account.url;
      else account.url = url;
    },
    clock: ({ now = 0 }) => world.setClock(now),
    hold: () => (webhooks.held = true),
    release: () => webhooks.release(),
    cut: ({ cut = 1 }) => (world.cut = cut),
    refunds: ({ outcomes = [] }) => (world.refundOutcomes = outcomes),
    finish: ({ id, succeeded = true }) => {
      const { account, item } = found(id);
      if (item.object === 'refund') moves.finishRefund(account, item, succeeded);
      else moves.keep(account, item, succeeded);
    },
    dispute: ({ id, amount, inquiry = false }) => {
      const { account, charge } = chargeOf(id);
      return moves.dispute(account, charge, amount ?? number(charge['amount']), inquiry);
    },
    close: ({ id, status = 'lost', feeBack = 0 }) => moves.closeDispute(found(id).account, found(id).item, status, feeBack),
    payout: ({ apiKey = '' }) => moves.payOut(world.account(apiKey)),
    'payout-fails': ({ id }) => moves.failPayout(found(id).account, found(id).item),
    expire: ({ id }) => moves.expire(found(id).account, found(id).item),
    /** The newest event of a type about an object, signed as of now. */
    wire: ({ id = '', type = '' }) => {
      const { account } = found(id);
      const about = account.events.filter((each) => each['type'] === type && (each['data'] as { object: Item }).object.id === id);
      const event = about.at(-1);
      return event ? webhooks.sign(account, event) : null;
    },
    items: ({ apiKey = '', type = '' }) => ofKind(world.account(apiKey), type),
    state: () => ({ pending: webhooks.pending, delivered: webhooks.delivered, failed: webhooks.failed }),
  };
}
