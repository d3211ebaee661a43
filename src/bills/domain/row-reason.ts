import type { RefusalCode } from '../../kernel/refusal-codes.js';

/** Why a row of a bill file was refused. Every one is a refusal's code too: a clerk's form and a file say the same sentence. */
export const rowReasons = [
  'account_no_invalid',
  'amount_decimals',
  'amount_not_a_number',
  'amount_not_positive',
  'bill_dates',
  'bill_no_invalid',
  'bill_not_fundable',
  'bill_over_limit',
  'biller_unknown',
  'cells_count',
  'control_characters',
  'currency_not_of_city',
  'currency_unknown',
  'cut_off_before_issue',
  'date_unreadable',
  'differs_from_earlier',
  'digits_not_ascii',
  'district_too_long',
  'duplicate_in_file',
  'holder_name_missing',
  'holder_name_too_long',
  'household_limit',
  'national_id_invalid',
  'national_id_missing',
] as const satisfies readonly RefusalCode[];

export type RowReason = (typeof rowReasons)[number];

export function isRowReason(code: string): code is RowReason {
  return (rowReasons as readonly string[]).includes(code);
}

/** What is wrong with a row: the first column that cannot stand, and why. */
export interface Fault<Column extends string = string> {
  readonly column: Column;
  readonly reason: RowReason;
}
