import { createHash } from 'node:crypto';
import { judgeParams, type ApiError, type Param, type Params } from './judge.js';
import type { MoneyMoves } from './money-moves.js';
import { publishedParameters, type Rule } from './parameters.js';
import { number, ofKind, text, type Account, type Item, type World } from './world.js';

export interface Call {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly params: Params;
}
export interface Answer {
  readonly status: number;
  readonly body: string;
  readonly replayed?: true;
}

interface Endpoint {
  readonly method: string;
  readonly path: RegExp;
  readonly rule: Rule;
  run(account: Account, params: Params, id: string): unknown;
}

class Wrong extends Error {
  constructor(readonly error: ApiError) {
    super(error.message);
  }
}
const invalid = (message: string, param?: string, code = 'parameter_invalid'): Wrong =>
  new Wrong({ status: 400, type: 'invalid_request_error', code, message, ...(param === undefined ? {} : { param }) });

/** The part of Stripe's API that a city uses, judged as Stripe judges it. */
export class Api {
  private readonly endpoints: readonly Endpoint[];

  constructor(
    private readonly world: World,
    private readonly moves: MoneyMoves,
    /** Where the hosted pages are. */
    private readonly pages: string,
  ) {
    const sessions = (name: string): Rule => publishedParameters('Checkout/Sessions', `Checkout.Session${name}Params`);
    const get = (object: string, path: RegExp, rule: Rule): Endpoint => ({
      method: 'GET',
      path,
      rule,
      run: (account, params, id) => expanded(account, this.one(account, object, id), params, ''),
    });
    const all = (object: string, path: RegExp, rule: Rule): Endpoint => ({
      method: 'GET',
      path,
      rule,
      run: (account, params) => listOf(account, object, params),
    });
    this.endpoints = [
      { method: 'POST', path: /^\/v1\/checkout\/sessions$/, rule: sessions('Create'), run: (a, params) => this.openSession(a, params) },
      all('checkout.session', /^\/v1\/checkout\/sessions$/, sessions('List')),
      get('checkout.session', /^\/v1\/checkout\/sessions\/(\w+)$/, sessions('Retrieve')),
      {
        method: 'POST',
        path: /^\/v1\/checkout\/sessions\/(\w+)\/expire$/,
        rule: sessions('Expire'),
        run: (account, _, id) => this.expireSession(account, this.one(account, 'checkout.session', id)),
      },
      get('payment_intent', /^\/v1\/payment_intents\/(\w+)$/, publishedParameters('PaymentIntents', 'PaymentIntentRetrieveParams')),
      {
        method: 'POST',
        path: /^\/v1\/refunds$/,
        rule: publishedParameters('Refunds', 'RefundCreateParams'),
        run: (account, params) => this.refund(account, params),
      },
      all('refund', /^\/v1\/refunds$/, publishedParameters('Refunds', 'RefundListParams')),
      get('refund', /^\/v1\/refunds\/(\w+)$/, publishedParameters('Refunds', 'RefundRetrieveParams')),
      all('dispute', /^\/v1\/disputes$/, publishedParameters('Disputes', 'DisputeListParams')),
      get('dispute', /^\/v1\/disputes\/(\w+)$/, publishedParameters('Disputes', 'DisputeRetrieveParams')),
      all(
        'balance_transaction',
        /^\/v1\/balance_transactions$/,
        publishedParameters('BalanceTransactions', 'BalanceTransactionListParams'),
      ),
      all('payout', /^\/v1\/payouts$/, publishedParameters('Payouts', 'PayoutListParams')),
      get('payout', /^\/v1\/payouts\/(\w+)$/, publishedParameters('Payouts', 'PayoutRetrieveParams')),
    ];
  }

  answer(call: Call): Answer {
    try {
      return this.judged(call);
    } catch (error) {
      if (!(error instanceof Wrong)) throw error;
      const { status, ...shown } = error.error;
      return { status, body: JSON.stringify({ error: shown }) };
    }
  }

  private judged(call: Call): Answer {
    const account = this.signedIn(call);
    if (!/^\d{4}-\d\d-\d\d(\.\w+)?$/.test(call.headers['stripe-version'] ?? '')) throw invalid('Invalid Stripe API version');
    const found = this.endpoints.find(({ method, path }) => method === call.method && path.test(call.path));
    if (!found)
      throw new Wrong({ status: 404, type: 'invalid_request_error', message: `Unrecognized request URL (${call.method}: ${call.path})` });
    const id = found.path.exec(call.path)?.[1] ?? '';
    const key = call.method === 'POST' ? call.headers['idempotency-key'] : undefined;
    const fingerprint = createHash('sha256')
      .update(JSON.stringify([call.path, call.params]))
      .digest('hex');
    if (key !== undefined) {
      if (key.length > 255) throw invalid('Idempotency key is too long');
      const known = account.idempotent.get(key);
      if (known?.fingerprint === fingerprint) return { status: known.status, body: known.body, replayed: true };
      if (known)
        throw new Wrong({
          status: 400,
          type: 'idempotency_error',
          message: `Keys for idempotent requests can only be used with the same parameters they were first used with. Try using a key other than '${key}'.`,
        });
    }
    const wrong = judgeParams(call.params, found.rule);
    if (wrong) throw new Wrong(wrong);
    const body = JSON.stringify(found.run(account, call.params, id));
    if (key !== undefined) account.idempotent.set(key, { fingerprint, status: 200, body });
    return { status: 200, body };
  }

  private signedIn({ headers }: Call): Account {
    const [, key = ''] = /^Bearer (\S+)$/.exec(headers['authorization'] ?? '') ?? [];
    const account = this.world.accounts.get(key);
    if (!account) throw new Wrong({ status: 401, type: 'invalid_request_error', message: 'Invalid API Key provided' });
    return account;
  }

  private one(account: Account, object: string, id: string): Item {
    const item = account.items.get(id);
    if (item?.object === object) return item;
    throw new Wrong({
      status: 404,
      type: 'invalid_request_error',
      code: 'resource_missing',
      message: `No such ${object}: '${id}'`,
      param: 'id',
    });
  }

  private openSession(account: Account, params: Params): Item {
    const lines = Object.values((params['line_items'] ?? {}) as Params) as Params[];
    if (params['mode'] !== 'payment') throw invalid('This double plays payments alone', 'mode');
    if (lines.length === 0) throw invalid('You must provide at least one line item', 'line_items');
    if (params['success_url'] === undefined) throw invalid('A hosted page needs a success_url', 'success_url');
    const expires = Number(params['expires_at'] ?? this.world.seconds() + 86_400);
    const ahead = expires - this.world.seconds();
    if (ahead < 1_800 || ahead > 86_400)
      throw invalid('The `expires_at` timestamp must be between 30 minutes and 24 hours from now.', 'expires_at');
    const prices = lines.map((line) => line['price_data'] as Params | undefined);
    const currencies = new Set(prices.map((price) => price?.['currency']));
    if (currencies.size !== 1 || prices.some((price) => !/^\d+$/.test(text(price?.['unit_amount']))))
      throw invalid('Invalid price', 'line_items');
    if (prices.some((price) => price?.['product'] === undefined && !(price?.['product_data'] as Params | undefined)?.['name']))
      throw invalid('A line needs a product or a name', 'line_items');
    const [currency] = currencies;
    if (!/^[a-z]{3}$/.test(text(currency))) throw invalid(`Invalid currency: ${text(currency)}`, 'currency');
    const amount = lines.reduce((sum, line, at) => sum + Number(prices[at]?.['unit_amount']) * Number(line['quantity'] ?? 1), 0);
    const session = this.world.make(account, 'checkout.session', 'cs_test', {
      ...params,
      amount_total: amount,
      currency,
      expires_at: expires,
      metadata: params['metadata'] ?? {},
      payment_intent: null,
      payment_status: 'unpaid',
      status: 'open',
      line_items: undefined,
      asked: params,
    });
    session['url'] = `${this.pages}/c/pay/${session.id}`;
    return session;
  }

  private expireSession(account: Account, session: Item): Item {
    if (session['status'] !== 'open') throw invalid('Only Checkout Sessions with a status in ["open"] can be expired.');
    this.moves.expire(account, session);
    return session;
  }

  private refund(account: Account, params: Params): Item {
    const intent = account.items.get(text(params['payment_intent']));
    const charge = account.items.get(text(params['charge'] ?? intent?.['latest_charge']));
    if (!charge) throw invalid('This PaymentIntent does not have a successful charge to refund.', 'payment_intent', 'resource_missing');
    const left = number(charge['amount']) - number(charge['amount_refunded']);
    const amount = Number(params['amount'] ?? left);
    if (left === 0) throw invalid(`Charge ${charge.id} has already been refunded.`, undefined, 'charge_already_refunded');
    if (ofKind(account, 'dispute').some((each) => each['charge'] === charge.id && each['is_charge_refundable'] === false))
      throw invalid(`Charge ${charge.id} has been charged back; cannot issue a refund.`, undefined, 'charge_disputed');
    if (amount <= 0 || amount > left) throw invalid(`Refund amount is greater than unrefunded amount on charge`, 'amount');
    const outcome = this.world.refundOutcomes.shift() ?? 'succeeded';
    return this.moves.refund(account, charge, amount, params['metadata'] ?? {}, outcome);
  }
}

function listOf(account: Account, object: string, params: Params): unknown {
  const limit = Number(params['limit'] ?? 10);
  if (limit < 1 || limit > 100) throw invalid('Invalid limit', 'limit');
  const range = params['created'];
  const fits = (created: number): boolean =>
    typeof range !== 'object' ||
    ((range['gte'] === undefined || created >= Number(range['gte'])) &&
      (range['gt'] === undefined || created > Number(range['gt'])) &&
      (range['lt'] === undefined || created < Number(range['lt'])) &&
      (range['lte'] === undefined || created <= Number(range['lte'])));
  const equal = ['payment_intent', 'charge', 'payout', 'status', 'type', 'source'].filter((name) => typeof params[name] === 'string');
  const all = ofKind(account, object).filter((item) => fits(item.created) && equal.every((name) => item[name] === params[name]));
  const from = params['starting_after'] === undefined ? 0 : all.findIndex(({ id }) => id === params['starting_after']) + 1;
  const data = all.slice(from, from + limit).map((item) => expanded(account, item, params, 'data.'));
  return { object: 'list', data, has_more: from + limit < all.length, url: `/v1/${object}s` };
}

/** Puts objects in the place of the ids that `expand` names. */
function expanded(account: Account, item: Item, params: Params, prefix: string): Item {
  const paths = Object.values((params['expand'] ?? {}) as Params).filter((path: Param): path is string => typeof path === 'string');
  const copy = structuredClone(item);
  for (const path of paths.filter((each) => each.startsWith(prefix)).sort()) {
    let at: Record<string, unknown> = copy;
    for (const name of path.slice(prefix.length).split('.')) {
      const inside = at[name];
      if (typeof inside === 'string') at[name] = structuredClone(account.items.get(inside) ?? inside);
      if (typeof at[name] !== 'object' || at[name] === null) break;
      at = at[name] as Record<string, unknown>;
    }
  }
  return copy;
}
