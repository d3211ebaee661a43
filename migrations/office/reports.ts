import { grant, tenant } from '../walls.js';

const KEY = 'city_id, version, public_key, private_key, created_at';
const REPORT = 'city_id, dataset, period, revision, jws, sha256, signed_at, signed_by, signed_by_name, receipt';

/** The reports that a city signs, and the key it signs them with. */
export const reportTables = `
  CREATE TABLE office.report_key (
    city_id uuid NOT NULL REFERENCES shared.city,
    version smallint NOT NULL,
    public_key bytea NOT NULL,
    private_key bytea NOT NULL,
    created_at timestamptz NOT NULL,
    PRIMARY KEY (city_id, version)
  );
  CREATE TABLE office.city_report (
    city_id uuid NOT NULL REFERENCES shared.city,
    dataset text NOT NULL,
    period text NOT NULL,
    revision smallint NOT NULL CHECK (revision >= 1),
    jws text NOT NULL,
    sha256 text NOT NULL CHECK (sha256 ~ '^[0-9a-f]{64}$'),
    signed_at timestamptz NOT NULL,
    signed_by text NOT NULL,
    signed_by_name text NOT NULL,
    receipt text,
    PRIMARY KEY (city_id, dataset, period, revision)
  );
  ${tenant('office.report_key')}
  ${grant('office.report_key', { to: ['office'], select: KEY, insert: KEY, update: 'private_key' })}
  ${tenant('office.city_report')}
  ${grant('office.city_report', { to: ['office'], select: REPORT, insert: REPORT, update: 'receipt' })}
`;
