import { grant, tenant } from '../walls.js';

const INBOX =
  'city_id, id, account_id, event_id, kind, provider_payment_id, payment_id, currency, amount, mode, provider_object_id, refund_id, fee, fee_back, occurred_at, received_at, digest, status, reason';

/** The inbox of providers' notifications. */
export const notificationTables = `
  CREATE TABLE giving.inbox (
    city_id uuid NOT NULL,
    id uuid NOT NULL,
    account_id uuid NOT NULL,
    event_id text NOT NULL,
    kind text NOT NULL,
    -- The provider's id of the payment: of its checkout, or of its transaction where a refund or a dispute names that.
    provider_payment_id text NOT NULL,
    payment_id uuid,
    currency text NOT NULL,
    amount bigint NOT NULL,
    mode text NOT NULL,
    -- The provider's id of the refund, dispute or settlement; on a capture, of the transaction.
    provider_object_id text,
    refund_id uuid,
    fee bigint,
    fee_back bigint,
    occurred_at timestamptz NOT NULL,
    received_at timestamptz NOT NULL,
    digest bytea NOT NULL,
    status text NOT NULL CHECK (status IN ('pending', 'waiting', 'done', 'quarantined')),
    reason text,
    CONSTRAINT inbox_reason_of_quarantine CHECK ((status = 'quarantined') = (reason IS NOT NULL)),
    PRIMARY KEY (city_id, id),
    UNIQUE (city_id, account_id, event_id),
    FOREIGN KEY (city_id, account_id) REFERENCES giving.provider_account (city_id, id)
  );
  CREATE INDEX inbox_pending ON giving.inbox (city_id, received_at, id) WHERE status = 'pending';
  -- Notifications that wait for the capture of their payment.
  CREATE INDEX inbox_waiting ON giving.inbox (city_id, account_id, provider_payment_id) WHERE status = 'waiting';
  CREATE INDEX inbox_quarantined ON giving.inbox (city_id, received_at, id) WHERE status = 'quarantined';
  ${tenant('giving.inbox')}
  ${grant('giving.inbox', { to: ['donor'], select: INBOX, insert: INBOX, update: 'status, reason' }, { to: ['office'], select: INBOX })}
`;
