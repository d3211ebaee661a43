import type { ConfirmationEntity } from '../confirmation.entity.js';

/** A confirmation file in its three piles. */
export interface ConfirmationView {
  readonly id: string;
  readonly billerCode: string;
  /** The name of whoever handed it in. */
  readonly confirmedBy: string;
  readonly createdAt: Date;
  readonly matched: number;
  /** Funded bills of the biller that no file had confirmed when this one was read. */
  readonly missing: number;
  readonly unexpected: number;
}

export function confirmationView(row: Omit<ConfirmationEntity, 'cityId' | 'confirmedBy' | 'fileHash'>): ConfirmationView {
  const { id, billerCode, confirmedByName: confirmedBy, createdAt, matched, missing, unexpected } = row;
  return { id, billerCode, confirmedBy, createdAt, matched, missing, unexpected };
}
