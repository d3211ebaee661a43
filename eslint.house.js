// The rules of this house that a machine can see: each is a shape in the syntax tree and the sentence that says what to do instead.
// test/floor-plan plants each shape and sees it caught.

import { rulesVersion } from './lint/rules-version.js';
import { noStatusWrite } from './lint/status-writes.js';
import { pureFilesInDomain } from './lint/pure-files.js';
import { sqlStaysHome } from './lint/sql-at-home.js';

/** How a statement begins. */
const sql = '/^\\s*(SELECT|INSERT INTO|UPDATE|DELETE FROM|WITH|MERGE|TRUNCATE|LOCK|SAVEPOINT|ROLLBACK|SET LOCAL)\\s/';
const money = '/(amount|minor|fee|balance|price)/i';

/**
 * Where raw SQL may stand, and why: every other file goes through entities. docs/decisions/0005 repeats the list with what was measured;
 * test/floor-plan compares the two with each other and with the code.
 */
export const rawSql = {
  'src/platform/database/**': 'the way to the database itself: the city of a transaction, locks, pipelines, migrations',
  'src/local/embedded/**': 'makes the server, its logins and its databases, before there is any entity',
  'src/platform/jobs/wake.ts': 'one statement of the pipelines of a start and of a notification',
  'src/platform/limits/count-request.ts': 'counts a request in one upsert',
  'src/platform/limits/counter.ts': 'one round trip: begin, city, the upsert, commit',
  'src/platform/outbox/outbox.store.ts': 'the receipts of a batch of gifts in one statement',
  'src/needs/list-needs.ts': 'the most read page',
  'src/needs/classes/list-classes.ts': 'asked before every list and home page of a banded city',
  'src/needs/tally/read-tally.ts': 'the live counter, on every home page and in every batch of gifts',
  'src/needs/fund-needs.ts': 'the needs of a batch of gifts in one statement',
  'src/needs/reserve-needs.statement.ts': 'a statement of the round trip that starts a gift',
  'src/needs/release-needs.ts': 'the needs of a batch of gifts in one statement',
  'src/donations/start/start-donation.ts': 'one round trip: begin, city, statements, commit',
  'src/donations/checkout/open-checkout.ts': 'the reference of a start, one round trip',
  'src/donations/start/start.statement.ts': 'the statements of that round trip',
  'src/needs/classes/assert-choices-public.statement.ts': 'a statement of that round trip',
  'src/donations/donation.store.ts': 'the gifts of a batch in one statement',
  'src/payments/notifications/take-notification.ts': 'one round trip: begin, city, statements, commit',
  'src/payments/notifications/inbox.store.ts': 'the events of a batch in one statement',
  'src/payments/lock-payments.ts': 'the payments of a batch in one statement',
  'src/ledger/post.ts': 'the entries, postings and balances of a batch in one statement',
  'src/ledger/count-ledger.ts': 'sums over the whole ledger, for the checks',
  'src/ledger/books-checks.ts': 'checks of live books: sums over the whole ledger, in one snapshot',
  'src/needs/books-checks.ts': 'as src/ledger/books-checks.ts',
  'src/donations/books-checks.ts': 'as src/ledger/books-checks.ts',
  'src/payments/books-checks.ts': 'as src/ledger/books-checks.ts',
  'src/books/cross-checks.ts': 'as src/ledger/books-checks.ts',
  'src/books/check-books.ts': 'joins the checks of all rooms in one statement: one snapshot',
  'src/bills/bill.store.ts': 'a thousand rows of a bill file in one statement',
  'src/households/household.store.ts': 'a thousand rows of a bill file in one statement',
};

const shapes = {
  'no-raw-clock': {
    says: 'A fact is stamped by the injected Clock: take `clock.now()`.',
    shapes: [
      "NewExpression[callee.name='Date'][arguments.length=0]",
      "CallExpression[callee.object.name='Date'][callee.property.name='now']",
    ],
  },
  'no-database-clock': {
    says: 'A fact is stamped by the injected Clock: pass the time as a parameter, never SQL now().',
    shapes: [
      'TemplateElement[value.raw=/\\b(now|clock_timestamp|statement_timestamp)\\(\\)|\\bcurrent_(timestamp|date)\\b/i]',
      'Literal[value=/\\b(now|clock_timestamp|statement_timestamp)\\(\\)|\\bcurrent_(timestamp|date)\\b/i]',
    ],
  },
  'no-env': {
    says: 'Settings are read and checked in platform/config: take them from there.',
    shapes: ["MemberExpression[object.name='process'][property.name='env']"],
  },
  'no-stray-database': {
    says: 'The way to the database is `tx.manager` of the CityTx that was handed in.',
    shapes: [
      "MemberExpression[property.name='getRepository']:not([object.property.name='manager'][object.object.name='tx'])",
      "MemberExpression[property.name='manager']:not([object.name='tx'])",
      "MemberExpression[property.name='createQueryRunner']",
      'Identifier[name=/^Inject(Repository|DataSource|EntityManager)$/]',
      "ImportDeclaration[importKind!='type'][source.value='pg']",
    ],
  },
  'no-raw-sql': {
    says: 'The way to the database is entities. A hot path may have raw SQL: measure it, and add the file to the list in eslint.house.js and docs/decisions/0005.',
    shapes: ['CallExpression[callee.property.name=/^(query|pipeline)$/]', `TemplateElement[value.raw=${sql}]`, `Literal[value=${sql}]`],
  },
  'no-float-money': {
    says: 'Money is bigint minor units: no Number(), parseFloat() or toFixed() on it.',
    shapes: [
      `CallExpression[callee.name=/^(Number|parseFloat)$/] > Identifier.arguments[name=${money}]`,
      `CallExpression[callee.name=/^(Number|parseFloat)$/] > MemberExpression.arguments[property.name=${money}]`,
      `UnaryExpression[operator='+'] > Identifier[name=${money}]`,
      `UnaryExpression[operator='+'] > MemberExpression[property.name=${money}]`,
      `CallExpression[callee.property.name='toFixed']`,
    ],
  },
  'no-raw-html': {
    says: 'Only the audited helper of web/shared writes unescaped HTML.',
    shapes: ["JSXAttribute[name.name='dangerouslySetInnerHTML']", "Property[key.name='dangerouslySetInnerHTML']"],
  },
  'no-default-export': {
    says: 'Name what you export: a thing has one name everywhere.',
    shapes: ['ExportDefaultDeclaration'],
  },
};

const fromShapes = ([name, { says, shapes: selectors }]) => [
  name,
  {
    meta: { type: 'problem', schema: [], messages: { says } },
    create: (context) => Object.fromEntries(selectors.map((selector) => [selector, (node) => context.report({ node, messageId: 'says' })])),
  },
];

const isPublicMethod = (member) =>
  member.type === 'MethodDefinition' &&
  member.kind === 'method' &&
  !member.static &&
  (member.accessibility ?? 'public') === 'public' &&
  member.key.type !== 'PrivateIdentifier';

const decoratedAs = (node, name) => node.decorators.some(({ expression }) => expression.callee?.name === name);

/** A class with a public `run` is a deed; a deed has nothing else to offer. */
const oneDeedOneRun = {
  meta: {
    type: 'problem',
    schema: [],
    messages: { says: 'One deed, one file, one public method `run`: give `{{name}}` a file of its own.' },
  },
  create: (context) => ({
    ClassDeclaration(node) {
      const methods = node.body.body.filter(isPublicMethod);
      if (!decoratedAs(node, 'Injectable') || !methods.some((method) => method.key.name === 'run')) return;
      for (const method of methods.filter(({ key }) => key.name !== 'run' && !/^on(Module|Application)/.test(key.name ?? ''))) {
        context.report({ node: method, messageId: 'says', data: { name: method.key.name } });
      }
    },
  }),
};

const firstType = (fn) => fn.params[0]?.typeAnnotation?.typeAnnotation?.typeName?.name ?? '';

/** Every query of a store takes the transaction, and with it the city, first. */
const storeTakesTxFirst = {
  meta: { type: 'problem', schema: [], messages: { says: 'A query of a store takes a CityTx first.' } },
  create: (context) => {
    if (!/\.store\.ts$/.test(context.filename)) return {};
    const check = (node, fn) => {
      if (!/Tx$/.test(firstType(fn))) context.report({ node, messageId: 'says' });
    };
    return {
      'ExportNamedDeclaration > FunctionDeclaration'(node) {
        if (node.async) check(node, node);
      },
      MethodDefinition(node) {
        if (isPublicMethod(node)) check(node, node.value);
      },
    };
  },
};

/** The plugin: `house/<rule>`. Its version changes with the rules, so that `eslint --cache` looks again. */
export const house = {
  meta: {
    name: 'house',
    get version() {
      return rulesVersion();
    },
  },
  rules: {
    ...Object.fromEntries(Object.entries(shapes).map(fromShapes)),
    'one-deed-one-run': oneDeedOneRun,
    'store-takes-tx-first': storeTakesTxFirst,
    'no-status-write': noStatusWrite,
    'pure-files-in-domain': pureFilesInDomain,
    'sql-stays-home': sqlStaysHome,
  },
};
