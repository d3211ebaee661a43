import type { Refusal } from '../../kernel/refusal.js';
import type { Texts } from '../../platform/texts/index.js';

/** RFC 9457. `code` is stable; `title` is the sentence in the reader's language. */
export interface Problem {
  readonly type: string;
  readonly title: string;
  /** The sentence of this very case, with its figures, where there is one. */
  readonly detail?: string;
  readonly status: number;
  readonly code: string;
  /** The body property or query parameter that the sentence is about. */
  readonly field?: string;
}

export function problem(refusal: Refusal, texts: Texts): Problem {
  const detail = texts.detail(refusal);
  return {
    type: `/problems/${refusal.code}`,
    title: texts.refusal(refusal.code),
    ...(detail === undefined ? {} : { detail }),
    status: refusal.status,
    code: refusal.code,
    ...(refusal.field === undefined ? {} : { field: refusal.field }),
  };
}
