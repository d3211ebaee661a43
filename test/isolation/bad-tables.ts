const CITY = `city_id = nullif(current_setting('app.city_id', true), '')::uuid`;

/** A table in order, to be spoilt in one place. */
const shut = (name: string): string =>
  `ALTER TABLE ${name} ENABLE ROW LEVEL SECURITY; ALTER TABLE ${name} FORCE ROW LEVEL SECURITY;
   CREATE POLICY city ON ${name} USING (${CITY}) WITH CHECK (${CITY});`;

const plain = (columns: string, name = 'giving.planted'): string => `CREATE TABLE ${name} (${columns}); ${shut(name)}`;
const good = 'city_id uuid NOT NULL REFERENCES shared.city, id uuid NOT NULL, PRIMARY KEY (city_id, id)';

/** One spoilt table a rule, and the words by which the catalogue test must name it. */
export const badTables: readonly [what: string, sql: string, named: RegExp][] = [
  ['a table without a city', 'CREATE TABLE giving.planted (id uuid PRIMARY KEY)', /giving\.planted: has city_id or is a declared/],
  ['a table outside the schemas', plain(good, 'public.planted'), /public\.planted: stands in a schema/],
  ['a city in the network', plain(good, 'network.planted'), /network\.planted: of the network has no city_id/],
  ['no row security', `CREATE TABLE giving.planted (${good})`, /giving\.planted: has row security enabled/],
  [
    'row security not forced',
    `${plain(good)} ALTER TABLE giving.planted NO FORCE ROW LEVEL SECURITY`,
    /giving\.planted: has row security forced/,
  ],
  [
    'row security taken off an old table',
    'ALTER TABLE giving.donation DISABLE ROW LEVEL SECURITY',
    /giving\.donation: has row security enabled/,
  ],
  [
    'a second policy that lets all through',
    'CREATE POLICY wide ON giving.donation USING (true) WITH CHECK (true)',
    /giving\.donation: has a permissive policy/,
  ],
  [
    'a policy that reads only',
    `${plain(good)} DROP POLICY city ON giving.planted; CREATE POLICY city ON giving.planted FOR SELECT USING (${CITY})`,
    /giving\.planted: has a permissive policy/,
  ],
  ['no policy at all', `${plain(good)} DROP POLICY city ON giving.planted`, /giving\.planted: has a permissive policy/],
  [
    'a city that may be missing',
    plain('city_id uuid, id uuid NOT NULL, UNIQUE (city_id, id), n int PRIMARY KEY'),
    /giving\.planted: has city_id as uuid NOT NULL/,
  ],
  [
    'a city in letters',
    `CREATE TABLE giving.planted (city_id text NOT NULL, id uuid NOT NULL, PRIMARY KEY (city_id, id))`,
    /giving\.planted: has city_id as uuid/,
  ],
  ['no primary key', plain('city_id uuid NOT NULL, id uuid NOT NULL'), /giving\.planted: has a primary key/],
  ['a primary key without the city', plain('city_id uuid NOT NULL, id uuid PRIMARY KEY'), /planted_pkey: begins every primary key/],
  ['a UNIQUE without the city', plain(`${good}, UNIQUE (id)`), /planted_id_key: begins every primary key, UNIQUE/],
  ['a unique index without the city', `${plain(good)} CREATE UNIQUE INDEX planted_one ON giving.planted (id)`, /planted_one: begins every/],
  [
    'a unique index on an expression',
    `${plain(good)} CREATE UNIQUE INDEX planted_one ON giving.planted ((id::text))`,
    /planted_one: begins every/,
  ],
  [
    'a foreign key without the city',
    `${plain(good)} ALTER TABLE giving.planted ADD account_id uuid REFERENCES shared.provider_account_directory`,
    /planted_account_id_fkey: begins every foreign key/,
  ],
  [
    'a foreign key that takes the city from elsewhere',
    `${plain(`${good}, UNIQUE (city_id, id)`)} ALTER TABLE giving.donation ADD UNIQUE (city_id, token_hash, id);
    ALTER TABLE giving.planted ADD COLUMN other uuid; ALTER TABLE giving.planted ADD CONSTRAINT planted_twist FOREIGN KEY (other, id) REFERENCES giving.donation (city_id, id)`,
    /planted_twist: begins every foreign key/,
  ],
  [
    'a table of no city that points into one',
    `CREATE TABLE network.planted (id uuid PRIMARY KEY, c uuid, FOREIGN KEY (c, id) REFERENCES giving.donation (city_id, id))`,
    /network\.planted .*: is not pointed at across cities/,
  ],
  [
    'SET NULL on a composite key',
    `${plain(`${good}, d uuid`)} ALTER TABLE giving.planted ADD CONSTRAINT planted_null FOREIGN KEY (city_id, d) REFERENCES giving.donation (city_id, id) ON DELETE SET NULL (d)`,
    /planted_null: never sets part/,
  ],
  ['numbered ids', plain('city_id uuid NOT NULL, id bigint NOT NULL, PRIMARY KEY (city_id, id)'), /giving\.planted\.id: has uuid ids/],
  ['a serial', plain(`${good}, n serial`), /giving\.planted_n_seq: is a table/],
  ['an identity column', plain(`${good}, n int GENERATED ALWAYS AS IDENTITY`), /giving\.planted\.n: has no identity column/],
  [
    'ids in the order of time',
    `${plain(good)} ALTER TABLE giving.planted ALTER id SET DEFAULT uuidv7()`,
    /giving\.planted\.id: makes no id/,
  ],
  ['a sequence', 'CREATE SEQUENCE giving.planted', /giving\.planted: is a table/],
  ['a view, which reads as its owner', 'CREATE VIEW giving.planted AS SELECT id FROM giving.donation', /giving\.planted: is a table/],
  [
    'a trigger',
    `CREATE FUNCTION giving.planted() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
    CREATE TRIGGER planted AFTER INSERT ON giving.donation FOR EACH ROW EXECUTE FUNCTION giving.planted()`,
    /giving\.donation planted: has no trigger/,
  ],
  [
    'a rewrite rule',
    'CREATE RULE planted AS ON INSERT TO giving.donation DO ALSO SELECT 1',
    /giving\.donation planted: has no rewrite rule/,
  ],
  [
    'a function that runs as its owner',
    `CREATE FUNCTION giving.planted() RETURNS int LANGUAGE sql SECURITY DEFINER AS 'SELECT 1'`,
    /giving\.planted\(\): is reached by no function/,
  ],
  ['a grant to everybody', 'GRANT SELECT ON giving.donation TO PUBLIC', /giving\.donation: is granted to nobody in general/],
  ['a column granted to everybody', 'GRANT SELECT (id) ON giving.donation TO PUBLIC', /giving\.donation: is granted to nobody in general/],
];
