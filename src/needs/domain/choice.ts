import type { NeedKind } from '../../cities/index.js';

/**
 * What one can give to without choosing a single need: a class ("water bills around 250", the family package, a part of cash support), the
 * next needs of a code whatever their size, or the next of a kind.
 */
export interface Choice {
  readonly kind: NeedKind;
  /** A biller's or a package's code; empty for cash support, and for the next of a whole kind. */
  readonly code: string;
  /** The round price of the class, in minor units; undefined for needs of every size. */
  readonly priceBand?: bigint;
}

/** `bill:water:25000`, `bill:water`, `bill`, `package:family:50000`, `cash::50000`. */
export function writeChoice({ kind, code, priceBand }: Choice): string {
  const parts = [kind, code, priceBand?.toString() ?? ''];
  return parts.join(':').replace(/:+$/, '');
}

/** Undefined when it is no choice. Whether a city offers it is another question. */
export function readChoice(text: string): Choice | undefined {
  const [, kind, code = '', priceBand] = /^(bill|package|cash)(?::([a-z][a-z0-9-]{1,30}|(?=:)))?(?::([1-9][0-9]{0,12}))?$/.exec(text) ?? [];
  if (kind === undefined || (kind === 'package' && code === '')) return undefined;
  return { kind: kind as NeedKind, code, ...(priceBand === undefined ? {} : { priceBand: BigInt(priceBand) }) };
}

/** True when every need of `part` is one of `whole`. */
export function covers(whole: Choice, part: Choice): boolean {
  return (
    whole.kind === part.kind &&
    (whole.code === '' || whole.code === part.code) &&
    (whole.priceBand === undefined || whole.priceBand === part.priceBand)
  );
}

/** The next wider choice: what a gift goes on to when its own has no room left. Undefined for a whole kind. */
export function wider({ kind, code, priceBand }: Choice): Choice | undefined {
  if (priceBand !== undefined) return { kind, code };
  return code === '' ? undefined : { kind, code: '' };
}
