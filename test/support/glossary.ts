/** A row of docs/glossary.md. */
export interface Term {
  readonly term: string;
  readonly meaning: string;
  /** A table, a room of `src` or an exported name. */
  readonly inCode: string;
  /** `file/key` of the catalogues: what the pages print in each language. */
  readonly onPages?: string;
}

export const glossary: readonly Term[] = [
  {
    term: 'need',
    meaning: 'What can be funded: a bill, a support package or cash support, as an amount without a person.',
    inCode: '`meeting.need`',
    onPages: 'donor/list.title',
  },
  { term: 'bill', meaning: "A household's bill of a utility company.", inCode: '`receiving.bill`', onPages: 'donor/bill.facts.amount' },
  {
    term: 'bill batch',
    meaning: 'The bills of one file, approved together by a second person.',
    inCode: '`receiving.bill_batch`',
    onPages: 'casework/batches.title',
  },
  {
    term: 'support',
    meaning: 'A support package or cash support that two persons grant to a household.',
    inCode: '`receiving.support`',
    onPages: 'casework/supports.title',
  },
  {
    term: 'household',
    meaning: 'Who receives. Everything that names a person is encrypted.',
    inCode: '`receiving.household`',
    onPages: 'casework/households.title',
  },
  {
    term: 'biller',
    meaning: 'The utility company that sends bills. In a bill file its column is `utility`.',
    inCode: '`billers` of `City`',
    onPages: 'admin/billers.title',
  },
  {
    term: 'confirmation',
    meaning: 'A biller says that bills are paid.',
    inCode: '`receiving.confirmation`',
    onPages: 'disbursements/list.title',
  },
  {
    term: 'handover',
    meaning: 'A package or cash support is handed to its household.',
    inCode: '`receiving.handover`',
    onPages: 'disbursements/handovers.title',
  },
  {
    term: 'donation',
    meaning: 'What one donor gives with one payment. Pages say "gift".',
    inCode: '`giving.donation`',
    onPages: 'donor/gift.title',
  },
  {
    term: 'allocation',
    meaning: 'The part of a donation that goes to one need: reserved, funded or released.',
    inCode: '`giving.allocation`',
  },
  {
    term: 'payment',
    meaning: 'The money of one donation at a payment provider.',
    inCode: '`giving.payment`',
    onPages: 'collections/payments.title',
  },
  {
    term: 'provider account',
    meaning: "A merchant's account at a payment provider. `account` alone is an account of the ledger.",
    inCode: '`giving.provider_account`',
    onPages: 'admin/accounts.title',
  },
  {
    term: 'refund',
    meaning: 'Money that goes back to the donor, by two persons.',
    inCode: '`giving.refund`',
    onPages: 'collections/refunds.title',
  },
  {
    term: 'dispute',
    meaning: 'The bank of the card asks a payment back (chargeback).',
    inCode: '`giving.dispute`',
    onPages: 'collections/disputes.title',
  },
  {
    term: 'settlement',
    meaning: 'The provider pays out what it collected, less fees. Stripe calls it a payout.',
    inCode: '`giving.settlement`',
  },
  {
    term: 'quarantine',
    meaning: 'Signed notifications that do not fit; a person decides.',
    inCode: '`giving.inbox`',
    onPages: 'collections/quarantine.title',
  },
  {
    term: 'ledger',
    meaning: 'Balanced postings: debit, credit, amount. Only added to.',
    inCode: '`meeting.posting`',
    onPages: 'collections/ledger.title',
  },
  {
    term: 'receipt',
    meaning: 'The confirmation of a donation, for its donor.',
    inCode: '`donations/receipts`',
    onPages: 'donor/receipt.title',
  },
  {
    term: 'private link',
    meaning: "The address of one donation's page. It holds a secret token.",
    inCode: '`donations/token.ts`',
    onPages: 'donor/gift.link',
  },
  { term: 'duty', meaning: 'What a member of staff may do, from a day to a day.', inCode: '`office.duty`' },
  { term: 'actor', meaning: 'Who did something: an account, a command or a job.', inCode: '`Actor`' },
  {
    term: 'second person',
    meaning: 'Another account than the one that proposed.',
    inCode: '`assertSecondPerson`',
    onPages: 'casework/batch.approve.title',
  },
  { term: 'side', meaning: 'Giving, receiving or network. They share no login and no key.', inCode: '`Side`' },
  { term: 'refusal', meaning: 'An expected error with a stable code ([refusals.md](refusals.md)).', inCode: '`Refusal`' },
  { term: 'listing', meaning: '`exact` shows single bills, `banded` shows groups of at least k needs.', inCode: '`meeting.need_class`' },
  { term: 'open figures', meaning: "The page of a city's sums by day.", inCode: '`web/donor/transparency`', onPages: 'transparency/title' },
  {
    term: 'adoption',
    meaning: 'How far a member city of the network has come.',
    inCode: '`network/adoption`',
    onPages: 'secretariat/adoption.title',
  },
];

/** Exported names, file names and columns that are gone: a name comes back for its new meaning only by leaving this list. */
export const retiredIdentifiers: Readonly<Record<string, string>> = {
  settleInbox: 'applyNotifications',
  LetGo: 'CancelStartedDonation',
  giveBack: 'releaseReservations',
  takeBack: 'deallocate',
  takenFrom: 'fundingSources',
  standingOf: 'allocationPosition',
  overtake: 'offsetRefundsByDispute',
  KeptStarts: 'IdempotencyStore',
  checkRequestKey: 'checkIdempotencyKey',
  whyNot: 'reservationRefusal',
  mustHold: 'requireReservation',
  demandPublic: 'assertChoicesPublic',
  TurnDayJob: 'DailyCutoffJob',
  placeGifts: 'allocateDonations',
  endGift: 'endRefundedDonation',
  demandFunction: 'raiseUnlessFunction',
  role_missing: 'duty_missing',
  staff_role_missing: 'duty_required',
  staff_desks_apart: 'duty_conflict',
  asked_by: 'proposed_by',
};
