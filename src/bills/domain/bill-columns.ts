/** The columns of a bill file, in the order in which a row is judged. */
export const billColumns = [
  'bill_no',
  'utility',
  'account_no',
  'holder_name',
  'national_id',
  'district',
  'amount',
  'currency',
  'issued_on',
  'due_on',
] as const;

export type BillColumn = (typeof billColumns)[number];
export type BillCells = Readonly<Record<BillColumn, string>>;

/** What our own file of refused rows adds. A file that has them is read as a mended one. */
export const refusalColumns = ['row', 'column', 'reason'] as const;
