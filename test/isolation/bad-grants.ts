/** Gaps that somebody could make in the wall, and the words by which the test must name each. */
export const badGrants: readonly [what: string, sql: string, named: RegExp][] = [
  ['a whole table, which shows xmin', 'GRANT SELECT ON meeting.need TO donor', /donor meeting\.need\.xmin: reads a system column/],
  ['xmin by name', 'GRANT SELECT (xmin) ON receiving.bill TO casework', /casework receiving\.bill\.xmin: reads a system column/],
  [
    'three columns of the other hand',
    'GRANT SELECT (city_id, need_id, household_id) ON receiving.bill TO office',
    /office: has rights in both hands/,
  ],
  [
    'a right to write into the other hand',
    'GRANT INSERT (city_id, id) ON giving.donation TO casework',
    /casework: has rights in both hands/,
  ],
  [
    'a table in the middle that names both',
    'CREATE TABLE meeting.planted (city_id uuid, donation_id uuid, household_id uuid, PRIMARY KEY (city_id, donation_id))',
    /meeting\.planted\.household_id: names a thing of the other hand/,
  ],
  [
    "a donation's row that names a household",
    'ALTER TABLE giving.donation ADD COLUMN household_id uuid',
    /giving\.donation\.household_id: names/,
  ],
  ["a bill's row that names a donation", 'ALTER TABLE receiving.bill ADD COLUMN donation_id uuid', /receiving\.bill\.donation_id: names/],
  ['a staff row that names a case', 'ALTER TABLE office.session ADD COLUMN case_no text', /office\.session\.case_no: names/],
  [
    'a key that points from the middle into a hand',
    'ALTER TABLE meeting.need ADD COLUMN who uuid, ADD CONSTRAINT planted FOREIGN KEY (city_id, who) REFERENCES receiving.household (city_id, id)',
    /meeting\.need planted: points into a hand/,
  ],
  [
    'the moment a need was published',
    'ALTER TABLE meeting.need ADD COLUMN published_at timestamptz; GRANT SELECT (published_at) ON meeting.need TO donor, casework',
    /meeting\.need\.published_at: is an instant that both hands read/,
  ],
  ['the number of a transaction', 'GRANT SELECT (tx) ON meeting.posting TO donor, casework', /meeting\.posting\.tx: is an instant/],
  [
    'the ledger open to the other hand',
    'DROP POLICY casework ON meeting.posting',
    /meeting\.posting casework: does not keep the other hand out/,
  ],
  ['a door into the households', 'GRANT USAGE ON SCHEMA receiving TO donor', /donor receiving: enters another schema/],
  ['the staff within reach of the donors', 'GRANT USAGE ON SCHEMA office TO donor', /donor office: enters another schema/],
  ['a table of the staff granted to the donors', 'GRANT SELECT (id) ON office.staff TO donor', /donor office: has rights in a schema/],
  ['a city granted to the network', 'GRANT SELECT (id) ON meeting.need TO network', /network meeting: has rights in a schema/],
  ['a place to make own tables', 'GRANT CREATE ON SCHEMA public TO casework', /casework public: may make things/],
  ['one login inside another', 'GRANT casework TO office', /office in casework: is a member/],
  ['a login past row security', 'ALTER ROLE donor BYPASSRLS', /donor: is more than a plain login/],
  ['books that write', 'GRANT UPDATE (amount) ON meeting.balance TO books', /meeting\.balance: writes, though it only reads/],
];
