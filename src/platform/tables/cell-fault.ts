import type { RefusalCode } from '../../kernel/refusal-codes.js';
import { Refusal } from '../../kernel/refusal.js';

/** What is wrong with what was typed: the first column or field that cannot stand, and why. */
export interface CellFault<Column extends string = string, Reason extends RefusalCode = RefusalCode> {
  readonly column: Column;
  readonly reason: Reason;
}

/** True where a reader answers with a fault instead of a value. */
export function isFault<Read>(read: Read): read is Extract<Read, CellFault> {
  return typeof read === 'object' && read !== null && 'reason' in read && 'column' in read;
}

/** The value that was read. @throws Refusal the fault's reason, about its field */
export function orRefuse<Read>(read: Read): Exclude<Read, CellFault> {
  if (isFault(read)) throw new Refusal(read.reason, {}, read.column);
  return read as Exclude<Read, CellFault>;
}
