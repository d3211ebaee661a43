import { randomUUID } from 'node:crypto';

declare const brand: unique symbol;
/** A string that only its own maker hands out: a `NeedId` is no `DonationId`. */
export type Brand<T, Name extends string> = T & { readonly [brand]: Name };

export type CityId = Brand<string, 'CityId'>;
export type NeedId = Brand<string, 'NeedId'>;
export type DonationId = Brand<string, 'DonationId'>;
export type PaymentId = Brand<string, 'PaymentId'>;
export type RefundId = Brand<string, 'RefundId'>;
export type DisputeId = Brand<string, 'DisputeId'>;
export type SettlementId = Brand<string, 'SettlementId'>;
export type ProviderAccountId = Brand<string, 'ProviderAccountId'>;
export type ProviderProposalId = Brand<string, 'ProviderProposalId'>;
export type JournalEntryId = Brand<string, 'JournalEntryId'>;
export type HouseholdId = Brand<string, 'HouseholdId'>;
export type PersonId = Brand<string, 'PersonId'>;
export type BillId = Brand<string, 'BillId'>;
export type SupportId = Brand<string, 'SupportId'>;
export type HandoverId = Brand<string, 'HandoverId'>;
export type BillBatchId = Brand<string, 'BillBatchId'>;
export type DecisionId = Brand<string, 'DecisionId'>;
export type StaffId = Brand<string, 'StaffId'>;

/** A new random id (UUID v4). Random, never ordered: an order would tie a donor's row to a household's by time. */
export function newId<T extends Brand<string, string>>(): T {
  return randomUUID() as string as T;
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

export function isUuid(text: unknown): text is string {
  return typeof text === 'string' && UUID.test(text);
}
