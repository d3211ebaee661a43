import { grant } from '../walls.js';

const KEY = 'member_id, version, public_key, valid_from, revoked_at';
const REPORT = 'member_id, dataset, period, revision, sha256, jws, received_at';
const FIGURE = 'member_id, dataset, period, revision, indicator, dimension, currency, value, suppressed';

/** The keys of member cities, and the signed sums that they sent: the bytes, and each figure of them as a row. */
export const reportTables = `
  CREATE TABLE network.member_key (
    member_id text NOT NULL REFERENCES network.member_city,
    version smallint NOT NULL,
    public_key bytea NOT NULL,
    valid_from timestamptz NOT NULL,
    revoked_at timestamptz,
    PRIMARY KEY (member_id, version)
  );
  CREATE TABLE network.report (
    member_id text NOT NULL REFERENCES network.member_city,
    dataset text NOT NULL,
    period text NOT NULL,
    revision smallint NOT NULL CHECK (revision >= 1),
    sha256 text NOT NULL UNIQUE CHECK (sha256 ~ '^[0-9a-f]{64}$'),
    jws text NOT NULL,
    received_at timestamptz NOT NULL,
    PRIMARY KEY (member_id, dataset, period, revision)
  );
  -- What the bytes of the report say; they alone are signed.
  CREATE TABLE network.report_figure (
    member_id text NOT NULL,
    dataset text NOT NULL,
    period text NOT NULL,
    revision smallint NOT NULL,
    indicator text NOT NULL,
    dimension text NOT NULL,
    currency text NOT NULL,
    -- A count, or minor units. A hidden figure has none, and a figure that is not reported has no row: neither is zero.
    value bigint CHECK (value >= 0),
    suppressed boolean NOT NULL,
    CONSTRAINT report_figure_hidden CHECK (suppressed = (value IS NULL)),
    PRIMARY KEY (member_id, dataset, period, revision, indicator, dimension, currency),
    FOREIGN KEY (member_id, dataset, period, revision) REFERENCES network.report (member_id, dataset, period, revision)
  );
  ${grant('network.member_key', { to: ['network'], select: KEY, insert: KEY, update: 'revoked_at' })}
  ${grant('network.report', { to: ['network'], select: REPORT, insert: REPORT })}
  ${grant('network.report_figure', { to: ['network'], select: FIGURE, insert: FIGURE })}
`;
