import type { Currency } from './currency.js';
import { refusalCodes, type RefusalCode } from './refusal-codes.js';

export type { RefusalCode };
/** An amount as a refusal carries it: `Money` is one. */
interface Amount {
  readonly minor: bigint;
  readonly currency: Currency;
}

/** Values that a refusal's longer sentence may print (`locales/<tag>/details.json`). Never personal data. */
export type RefusalParams = Readonly<Record<string, string | number | Amount>>;

/** An expected error: a stable code, an HTTP status from one table, a sentence in every language. */
export class Refusal extends Error {
  override name = 'Refusal';

  /** @param field the form field or body property that the sentence is about, where there is one */
  constructor(
    readonly code: RefusalCode,
    readonly params: RefusalParams = {},
    readonly field?: string,
  ) {
    super(code);
  }

  get status(): number {
    return refusalCodes[this.code];
  }
}

export function isRefusal(error: unknown, code?: RefusalCode): error is Refusal {
  return error instanceof Refusal && (code === undefined || error.code === code);
}
