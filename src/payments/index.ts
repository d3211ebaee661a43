import { DisputeEntity } from './disputes/dispute.entity.js';
import { InboxEntity } from './notifications/inbox.entity.js';
import { PaymentEntity } from './payment.entity.js';
import { ProviderAccountDirectoryEntity } from './provider-accounts/provider-account-directory.entity.js';
import { ProviderAccountProposalEntity } from './provider-accounts/provider-account-proposal.entity.js';
import { ProviderAccountEntity } from './provider-accounts/provider-account.entity.js';
import { NestpayCheckoutEntity } from './providers/nestpay/nestpay-checkout.entity.js';
import { NestpayRefundEntity } from './providers/nestpay/nestpay-refund.entity.js';
import { SandboxCheckoutEntity } from './providers/sandbox/sandbox-checkout.entity.js';
import { SandboxDeliveryEntity } from './providers/sandbox/sandbox-delivery.entity.js';
import { RefundEntity } from './refunds/refund.entity.js';
import { SettlementEntity } from './settlements/settlement.entity.js';

export { paymentsChecks } from './books-checks.js';
export { paymentLifecycle, type Payment, type PaymentStatus } from './domain/payment.js';
export { type RefundStatus } from './domain/refund.js';
export { captureEntry, type FundingSource } from './entries.js';
export { notificationKinds, quarantineReasons, type QuarantineReason } from './domain/notification.js';
export { RequestRefund, type NewRefund as NewRefund } from './refunds/request-refund.js';
export { accountDecisions, DecideProviderAccount, type AccountDecision } from './provider-accounts/decide-provider-account.js';
export { DecideGivenUp, givenUpDecisions, type GivenUpDecision } from './refunds/decide-given-up.js';
export { GiveUpRefund } from './refunds/give-up-refund.js';
export { ListOwedRefunds, type OwedRefund } from './refunds/list-owed-refunds.js';
export { DecideRefund, refundDecisions, type RefundDecision } from './refunds/decide-refund.js';
export { type DisputeStatus } from './domain/dispute.js';
export { LEFT_PAYMENT_PARAMETER } from './domain/left-url.js';
export { ListDisputes, type DisputeLine } from './disputes/list-disputes.js';
export { ListRefunds, type RefundLine } from './refunds/list-refunds.js';
export { ListProviderAccounts, type ProviderAccountLine } from './provider-accounts/list-provider-accounts.js';
export { ReadPayment, type PaymentRest } from './read-payment.js';
export { ListPayments, type PaymentFilter, type PaymentLine } from './list-payments.js';
export { ListQuarantine, type QuarantinedNotification } from './notifications/list-quarantine.js';
export { type NewProviderAccount } from './domain/new-provider-account.js';
export { ListProviderProposals, type ProviderProposalLine } from './provider-accounts/list-provider-proposals.js';
export { OpenProviderAccount } from './provider-accounts/open-provider-account.js';
export { ProposeProviderAccount } from './provider-accounts/propose-provider-account.js';
export { ProposeProviderSecret } from './provider-accounts/propose-provider-secret.js';
export { PaymentProviders } from './providers/payment-providers.js';
export { PaymentsModule, type PaymentsSides } from './payments.module.js';
export { PlaySandboxCheckout } from './providers/sandbox/play-sandbox-checkout.js';
export { CreateCheckout } from './providers/create-checkout.js';
export { FindCheckout } from './providers/find-checkout.js';

// Deeds of a transaction that donations holds: payments move, and what they paid for moves with them.
export { bookLostDispute, type LossFunding } from './disputes/book-lost-dispute.js';
export { reverseOffset } from './disputes/offset-refunds.js';
export { expirePayments, failPayment } from './end-payments.js';
export { lockPayments, lockPaymentsOf } from './lock-payments.js';
export { applyNotifications, type AppliedNotifications, type PaymentMoved } from './notifications/apply-notifications.js';
export { quarantineOldest } from './notifications/quarantine-oldest.js';
export { paymentOfDonation } from './payment-of-donation.js';
export { pollLater } from './polling/poll-later.js';
export { PAYMENT_NOTIFICATIONS_QUEUE, PAYMENT_RETURNS_QUEUE } from './queues.js';
export { bookUnreturnable } from './refunds/book-unreturnable.js';
export { queueApprovedRefund } from './refunds/queue-approved-refund.js';
export { refundOfDonation } from './refunds/refund-of-donation.js';
export { queueRefunds, type RefundDue } from './refunds/queue-refunds.js';
export { mayReturn, returnedOf } from './refunds/returned-of.js';

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
