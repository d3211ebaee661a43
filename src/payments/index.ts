import { DisputeEntity } from './dispute.entity.js';
import { InboxEntity } from './inbox.entity.js';
import { PaymentEntity } from './payment.entity.js';
import { ProviderAccountDirectoryEntity } from './provider-account-directory.entity.js';
import { ProviderAccountProposalEntity } from './provider-account-proposal.entity.js';
import { ProviderAccountEntity } from './provider-account.entity.js';
import { NestpayCheckoutEntity } from './providers/nestpay/nestpay-checkout.entity.js';
import { NestpayRefundEntity } from './providers/nestpay/nestpay-refund.entity.js';
import { SandboxCheckoutEntity } from './providers/sandbox/sandbox-checkout.entity.js';
import { SandboxDeliveryEntity } from './providers/sandbox/sandbox-delivery.entity.js';
import { RefundEntity } from './refund.entity.js';
import { SettlementEntity } from './settlement.entity.js';

export { paymentsChecks } from './books-checks.js';
export { type Payment, type PaymentStatus } from './domain/payment.js';
export { type RefundStatus } from './domain/refund.js';
export { captureEntry, disputeLostEntry, refundEntry, type Taken } from './entries.js';
export { ASK_AFTER, ASK_QUEUE } from './ask-provider.store.js';
export { TAKE_BACK_QUEUE } from './dispute.store.js';
export { INBOX_QUEUE, setOldestAside } from './inbox.store.js';
export { notificationKinds, quarantineReasons, type QuarantineReason } from './domain/notification.js';
export { AskRefund, type RefundWish } from './ask-refund.js';
export { accountDecisions, DecideProviderAccount, type AccountDecision } from './decide-provider-account.js';
export { DecideGivenUp, givenUpDecisions, type GivenUpDecision } from './decide-given-up.js';
export { GiveUpRefund } from './give-up-refund.js';
export { ListOwedRefunds, type OwedRefund } from './list-owed-refunds.js';
export { DecideRefund, refundDecisions, type RefundDecision } from './decide-refund.js';
export { type DisputeStatus } from './domain/dispute.js';
export { LEFT } from './left-url.js';
export { ListDisputes, type DisputeLine } from './list-disputes.js';
export { ListRefunds, type RefundLine } from './list-refunds.js';
export { ListProviderAccounts, type ProviderAccountLine } from './list-provider-accounts.js';
export { ReadPayment, type PaymentRest } from './read-payment.js';
export { ListPayments, type PaymentFilter, type PaymentLine } from './list-payments.js';
export { ListQuarantine, type QuarantinedNotification } from './list-quarantine.js';
export { type NewProviderAccount } from './new-provider-account.js';
export { ListProviderProposals, type ProviderProposalLine } from './list-provider-proposals.js';
export { OpenProviderAccount } from './open-provider-account.js';
export { ProposeProviderAccount } from './propose-provider-account.js';
export { ProposeProviderSecret } from './propose-provider-secret.js';
export { bookUnreturnable, nextGivenUp, nextOvertaking, overtakeRefunds, undoOvertaken } from './overtake.store.js';
export { PaymentProviders } from './payment-providers.js';
export { lockPayments, lockPaymentsOf, movePayments, paymentOfDonation } from './payment.store.js';
export { PaymentsModule, type PaymentsSides } from './payments.module.js';
export { PlaySandboxCheckout } from './providers/sandbox/play-sandbox-checkout.js';
export { ProviderAccounts } from './provider-accounts.js';
export { type OpenAccount, type PaymentProvider } from './provider.js';
export { refundOfDonation, requestRefunds, type RefundDue } from './refund.store.js';
export {
  closeLostDispute,
  mayReturn,
  nextLostDispute,
  nextReleasedRefund,
  oweRefund,
  refuseRefund,
  returnedOf,
} from './take-back.store.js';
export { settleInbox, type PaymentMoved, type Settled } from './settle-inbox.js';

/** For the wiring: the tables of this room. */
export const paymentsEntities = [
  InboxEntity,
  PaymentEntity,
  RefundEntity,
  DisputeEntity,
  SettlementEntity,
  ProviderAccountEntity,
  ProviderAccountProposalEntity,
  ProviderAccountDirectoryEntity,
  NestpayCheckoutEntity,
  NestpayRefundEntity,
  SandboxCheckoutEntity,
  SandboxDeliveryEntity,
];
