/**
 * Every kind of journal entry, in the order of a payment's life. Beside the chart of accounts it says what the books can record;
 * an entry's key begins with its kind.
 */
export const entryKinds = [
  'capture',
  'allocate',
  'moved_on',
  'pool',
  'pool_funds',
  'back_to_pool',
  'confirm',
  'refund',
  'refund_sent',
  'refund_failed',
  'refund_offset',
  'unreturnable',
  'dispute_opened',
  'dispute_fee',
  'dispute_fee_back',
  'dispute_won',
  'dispute_lost',
  'settlement',
  'settlement_reversed',
] as const;

export type EntryKind = (typeof entryKinds)[number];
