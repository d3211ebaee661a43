import { grant } from '../walls.js';

const REPORT = 'member_id, dataset, period, revision, sha256, jws, received_at';

/** The signed sums that member cities sent. */
export const reportTables = `
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
  ${grant('network.report', { to: ['network'], select: REPORT, insert: REPORT })}
`;
