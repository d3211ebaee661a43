import type { Column, Constraint } from './catalogue.js';

/** Values as SQL, by column. */
export type Values = Readonly<Record<string, string>>;

export const CITY = `'11111111-1111-4111-8111-111111111111'`;
const bytes = (length: number): string => `decode(repeat('00', ${length}), 'hex')`;

/** A value of each type, where nothing else is said. */
const byType: Readonly<Record<string, string>> = {
  uuid: `'22222222-2222-4222-8222-222222222222'`,
  text: `'x'`,
  character: `'TRY'`,
  bigint: '1000',
  integer: '10',
  smallint: '5',
  numeric: '1',
  date: `'2026-11-01'`,
  'timestamp with time zone': `'2026-11-01T09:00:00Z'`,
  boolean: 'false',
  bytea: bytes(32),
  jsonb: `'{"en": "x"}'`,
  'text[]': `'{}'`,
};

/** Values that a CHECK of one column asks for and the type does not give. By table and column, or by column alone. */
const byColumn: Values = {
  city_id: CITY,
  email: `'a@example.org'`,
  password_hash: `'$argon2id$x'`,
  sha256: `repeat('0', 64)`,
  oid: `repeat('a', 32)`,
  quarter: `'2026-Q3'`,
  client_subnet: bytes(16),
  account: `'pool'`,
  actor: `'job:test'`,
  debit: `'pool'`,
  credit: `'suspense'`,
  accent: `'#aabbcc'`,
  country: `'TR'`,
  slug: `'istanbul'`,
  languages: `'{tr}'`,
  first_line: '1',
  line_no: '1',
  reservation_minutes: '35',
  'meeting.thanks_week.week': `'2026-11-02'`,
  'network.member_city.id': `'tr-istanbul'`,
  'shared.biller.code': `'water'`,
  'shared.support_package.code': `'family'`,
  'receiving.thanks_waiting.phrase': `'thank_you'`,
};

/** What the rules of several columns ask of a row, so that a case breaks one rule and no other. */
const byTable: Readonly<Record<string, Values>> = {
  'giving.provider_account': { proposed_by: `'cli:test'`, mode: `'test'` },
  'giving.provider_account_proposal': { secret: bytes(32), secret_digest: `sha256(${bytes(32)})`, status: `'proposed'` },
  'giving.settlement': { currency: `'TRY'`, amount: '1000', fees: '10' },
  'meeting.journal_entry': { side: `'giving'` },
  'meeting.posting': { side: `'giving'` },
  'meeting.balance': { side: `'giving'` },
  'meeting.period': { side: `'giving'` },
  'meeting.quarter_figure': { side: `'giving'` },
  'meeting.thanks_week': { phrases: `'{thank_you}'` },
  'meeting.need': { kind: `'bill'`, biller_code: `'water'`, status: `'open'`, reserved: '0', funded: '0' },
  'receiving.bill': { status: `'waiting'` },
  'receiving.bill_batch': { source: `'clerk'` },
  'receiving.household': { enrolment: `'none'` },
  'receiving.payout_way': { kind: `'iban'`, details: bytes(32), account_index: bytes(32) },
  'receiving.support': { kind: `'cash'` },
  'network.adoption_event': { stage: `'applied'` },
  'network.staff': { opened_by: `'cli:test'`, status: `'active'` },
  'network.duty': { given_by: `'cli:test'`, duty: `'secretariat'` },
  'network.member_name': { language: `'en'` },
  'network.report_figure': { suppressed: 'false', value: '1000' },
  'office.staff': { opened_by: `'22222222-2222-4222-8222-222222222222'`, status: `'waiting'` },
  'office.duty': { given_by: `'22222222-2222-4222-8222-222222222222'`, duty: `'case_worker'` },
  'office.duty_exception': { approved_by: `'44444444-4444-4444-8444-444444444444'`, valid_until: `'2026-11-30'` },
  'shared.money_path': { permit_until: `'2027-11-01'` },
};

/** One sound row for each table, by the catalogue: the first word of a list, a value of the type, and what the rules ask for. */
export function baseRow(table: string, columns: readonly Column[], constraints: readonly Constraint[]): Values {
  const own = columns.filter((column) => column.table === table && !column.generated);
  const given = byTable[table] ?? {};
  const row: Record<string, string> = {};
  for (const { column, type, notNull, hasDefault } of own) {
    if (hasDefault && given[column] === undefined) continue;
    const known = given[column] ?? (notNull ? (byColumn[`${table}.${column}`] ?? byColumn[column]) : undefined);
    const words = constraints.filter((each) => each.table === table && each.columns.length === 1 && each.columns[0] === column);
    const first = words.map(({ definition }) => /= ANY \(ARRAY\[('[^']*')/.exec(definition)?.[1]).find((word) => word !== undefined);
    const value = known ?? (notNull ? (first ?? byType[type]) : undefined);
    if (notNull && value === undefined) throw new Error(`no value for ${table}.${column}, a ${type}`);
    if (value !== undefined) row[column] = value;
  }
  return row;
}

/** Values that some CHECK of one column refuses, by type: the first that is refused by it will do. */
export const wrongByType: Readonly<Record<string, readonly string[]>> = {
  text: [`'!'`, `''`, `'A B'`, `repeat('a', 600)`],
  character: [`'xx'`, `'!!!'`],
  bigint: ['-1', '0'],
  integer: ['-1', '0'],
  smallint: ['-1', '0', '3', '30000'],
  numeric: ['-1', '0'],
  date: [`'2026-11-13'`],
  bytea: [bytes(1)],
  jsonb: [`'[]'`, `'{}'`],
  'text[]': [`'{}'`, `'{nobody}'`, `'{!!!}'`],
};
