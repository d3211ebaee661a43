import type { ConfirmationEntity } from './confirmation.entity.js';

/** A confirmation file in its three piles. */
export interface ConfirmationView {
  readonly id: string;
  readonly billerCode: string;
  readonly officer: string;
  readonly createdAt: Date;
  readonly matched: number;
  /** Funded bills of the biller that no file had confirmed when this one was read. */
  readonly missing: number;
  readonly unexpected: number;
}

export function confirmationView(row: Omit<ConfirmationEntity, 'cityId'>): ConfirmationView {
  const { id, billerCode, officer, createdAt, matched, missing, unexpected } = row;
  return { id, billerCode, officer, createdAt, matched, missing, unexpected };
}
