/**
 * Which key a blind index is made by. Each has its own, so two fields cannot be compared, and a value seen in one column tells nothing of
 * another. Fields that may be compared share a name: say here which, and why.
 */
export type IndexName =
  /** A person's identity number, wherever it stands: duplicates are found by it. */
  | 'national_id'
  /** A biller's number of a bill, with the biller's code. */
  | 'bill_number'
  /** The code on a household's letter. */
  | 'household_code'
  /** How a household is reached: a telephone number or a mail address. */
  | 'contact'
  /** The account that money is paid to: a household's, a payee's. */
  | 'payee_account'
  /** A client's key for a start of a donation. */
  | 'start_key'
  /** What was sent with it. */
  | 'start_body'
  /** An order at a bank that asks for a number nobody can guess. */
  | 'bank_order'
  /** The secret of a merchant account: that the one in force is the one agreed on. */
  | 'provider_secret';
