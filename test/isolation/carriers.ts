import { billFile, fictionalBill } from '../stories/bill-file-maker.js';
import { BY_HAND, type Route } from './route-table.js';
import type { IdKind, Named } from './two-cities.js';

/** What an address's parameter names. `none` is no city's thing. A parameter that is not here fails the test: say what it names. */
const params: Readonly<Record<string, IdKind | 'none'>> = {
  need: 'need',
  choice: 'none', // a biller or a package and a price: test/stories/donor-banded.spec.ts asks for another city's
  token: 'token',
  batch: 'batch',
  household: 'household',
  confirmation: 'confirmation',
  support: 'support',
  handover: 'handover',
  id: 'checkout',
  refund: 'refund',
  owed: 'owed',
  givenUp: 'givenUp',
  proposal: 'proposal',
  person: 'person',
  order: 'order', // a bank's
  oid: 'none', // where the bank sends a donor back: the hash over the form is its only proof (M8), and another city's oid is tested there
  code: 'none', // of a refusal: /problems/:code
  member: 'none', // of the network, whose pages know no city
  provider: 'none', // a webhook's: no city asks there, and its signature is its only proof (M8)
  account: 'none',
};

/** What a field of a query or a form names. A field that is not here fails the test. */
const fields: Readonly<Record<string, IdKind | 'none'>> = {
  need: 'need',
  lines: 'need',
  needId: 'need',
  biller: 'biller',
  merchant: 'biller',
  payment: 'payment',
  accountId: 'providerAccount',
  choice: 'none', // as in an address
  way: 'none', // one of the payments of the basket that comes with it
  kind: 'biller',
  utility: 'biller',
  support: 'dueSupport',
  token: 'none', // of a page's one answer: test/stories/thanks.spec.ts sends it to another city
  phrase: 'none',
  place: 'none', // where a poster hangs
  caseNo: 'caseNo',
  national_id: 'nationalId',
  ...Object.fromEntries(
    [
      ...['status', 'after', 'approved', 'late', 'already', 'done', 'sort', 'limit', 'min', 'max', 'stage', 'quarter'],
      ...[
        'amount',
        'currency',
        'back',
        'total',
        'email',
        'ifFilled',
        'language',
        'code',
        'password',
        'current',
        'again',
        'count',
        'chosen',
        'left',
        'sites',
        'name',
        'duties',
        'action',
      ],
      ...['providerName', 'mode', 'bank', 'secret', 'refundAmount', 'decision', 'read'],
      ...['effectiveOn', 'evidence', 'reason', 'decisionNo', 'new_national_id', 'holder_name'],
      ...['greetTo', 'greetFrom', 'greetFor', 'greetWords'],
      ...['bill_no', 'account_no', 'district', 'issued_on', 'due_on', 'cut_off_on'],
      // A package's code is one of the service's own six words.
      ...['granted', 'grantedBy', 'cash_amount', 'handed_on'],
    ].map((name) => [name, 'none'] as const),
  ),
};

/** A list's cursor names its list and its city. */
const cursors: Readonly<Record<string, IdKind>> = {
  'GET /api/v1/:city/needs': 'needsCursor',
  'GET /api/v1/:city/choices': 'choicesCursor',
  'GET /:city/:lang/bills': 'needsCursor',
  'GET /:city/:lang/staff/payments': 'paymentsCursor',
  'GET /:city/:lang/staff/notifications': 'quarantineCursor',
  'GET /:city/:lang/staff/refunds': 'refundsCursor',
  'GET /:city/:lang/staff/disputes': 'disputesCursor',
  'GET /:city/:lang/staff/owed': 'owedCursor',
};

/** What a route reads by itself, without a DTO at its door. */
const byHand: Readonly<Record<string, readonly string[]>> = {
  'GET /:city/:lang/bills': ['kind', 'min', 'max', 'sort', 'cursor'],
  'GET /:city/:lang/checkout': ['chosen'],
  'GET /:city/:lang/gifts/back': ['left'],
  'GET /:city/:lang/gifts/:token': ['left'],
  'POST /:city/:lang/staff/batches': ['decisionNo'],
  'POST /:city/:lang/staff/confirmations': ['utility'],
};

/** A whole request but for its address: each field as a person would fill it, by the things of one city. */
const sample = (own: Named, bill: number): Readonly<Record<string, unknown>> => ({
  need: own.need,
  lines: [{ needId: own.need, amount: { amount: own.amount, currency: 'TRY' } }],
  caseNo: own.caseNo,
  code: own.code,
  national_id: own.nationalId,
  utility: 'water',
  biller: 'water',
  payment: own.payment,
  refundAmount: '1.00',
  decision: 'decline',
  merchant: '',
  providerName: 'sandbox',
  mode: 'test',
  secret: 'a secret of the tests alone',
  ifFilled: 'next',
  action: 'approve',
  // A code where codes are asked for, and words elsewhere.
  reason: 'household_wish',
  decisionNo: '2026/30',
  granted: 'package:family',
  grantedBy: '2026/31',
  support: own.dueSupport,
  handed_on: '2026-11-19',
  ...omit(fictionalBill(bill), 'national_id', 'currency', 'utility', 'amount'),
});

const omit = (from: object, ...names: string[]): Record<string, unknown> =>
  Object.fromEntries(Object.entries(from).filter(([name]) => !names.includes(name)));

/** One place of one route that names a thing of a city. */
export interface Carrier {
  readonly place: 'path' | 'query' | 'body';
  readonly name: string;
  readonly kind: IdKind;
}

/** Every place of a route that names a thing; throws where somebody added one and did not say what it names. */
export function carriersOf(route: Route): Carrier[] {
  const found: Carrier[] = [];
  const look = (place: Carrier['place'], name: string, table: Readonly<Record<string, IdKind | 'none'>>): void => {
    const kind = name === 'cursor' && place === 'query' ? cursors[route.name] : table[name];
    if (kind === undefined) throw new Error(`${route.name}: say in test/isolation/carriers.ts what "${name}" names`);
    if (kind !== 'none') found.push({ place, name, kind });
  };
  for (const name of route.params) if (name !== 'city' && name !== 'lang') look('path', name, params);
  for (const name of named(route, route.query)) look('query', name, fields);
  for (const name of named(route, route.body)) look('body', name, fields);
  return found.filter(({ name }) => name !== 'needId'); // inside `lines`
}

function named(route: Route, seen: readonly string[]): readonly string[] {
  if (!seen.includes(BY_HAND)) return seen;
  const known = byHand[route.name];
  if (!known) throw new Error(`${route.name}: say in test/isolation/carriers.ts what it reads by hand`);
  return known;
}

export interface Ask {
  readonly path: string;
  readonly form: Readonly<Record<string, unknown>>;
  readonly file?: string;
}

/** A request to a route in the city `slug`: all of its own, but for what stands at the carrier. */
export function ask(route: Route, slug: string, own: Named, at: Carrier, named: Named, bill: number): Ask {
  const given = (carrier: Carrier): unknown => {
    const id = (carrier === at ? named : own)[carrier.kind];
    return carrier.name === 'lines' ? [{ needId: id, amount: { amount: own.amount, currency: 'TRY' } }] : id;
  };
  const carriers = carriersOf(route).map((each) => (each.place === at.place && each.name === at.name ? at : each));
  const inPath = Object.fromEntries(carriers.filter(({ place }) => place === 'path').map((each) => [each.name, String(given(each))]));
  const path = route.path.replace(/:(\w+)/g, (_, name: string) => (name === 'city' ? slug : name === 'lang' ? 'en' : (inPath[name] ?? '')));
  const query = at.place === 'query' ? `?${at.name}=${encodeURIComponent(String(given(at)))}` : '';
  const fieldsOfBody = route.body.includes(BY_HAND) ? (byHand[route.name] ?? []) : route.body;
  const whole = sample(own, bill);
  const form: Record<string, unknown> = {};
  for (const name of fieldsOfBody) {
    // The amount of a bill from paper; a basket's is left out, for all that remains.
    if (name === 'amount' && /\/(bills|choose)$/.test(route.path)) form[name] = '120.50';
    else if (Object.hasOwn(whole, name)) form[name] = whole[name];
  }
  if (at.place === 'body') form[at.name] = given(at);
  const takesFile = route.body.includes(BY_HAND);
  return { path: path + query, form, ...(takesFile ? { file: fileFor(route, bill) } : {}) };
}

function fileFor(route: Route, bill: number): string {
  return route.name.includes('confirmations')
    ? `bill_no,amount,paid_on\nY-${String(bill)},1.00,2026-11-19\n`
    : billFile([fictionalBill(bill)]);
}
