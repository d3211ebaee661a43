import { Refusal, type RefusalCode } from '../../kernel/refusal.js';
import { refusalCodes } from '../../kernel/refusal-codes.js';

interface PostgresError {
  readonly code?: string;
  readonly constraint?: string;
  readonly message: string;
}

/** SQLSTATE of `shared.raise_unless`: a statement refused from inside the database. */
const REFUSED = 'PF001';

/** The server is away, full, shutting down, or the statement waited too long: the caller may try again. */
const PASSING = /^(08...|53...|57P0[1-3]|57014|55P03|40001|40P01)$/;

/** The same in the driver's own words, which carry no code: no connection became free in time, or one was lost. */
const PASSING_WORDS = /^(timeout exceeded when trying to connect|timeout expired|Connection terminated)/;

/** The driver's own error inside TypeORM's, or the error itself. */
function driverError(error: unknown): PostgresError | undefined {
  if (!(error instanceof Error)) return undefined;
  const inner = 'driverError' in error ? error.driverError : error;
  return inner instanceof Error ? inner : undefined;
}

/** True when the database refused a row by the named constraint or unique index. */
export function isConstraint(error: unknown, constraint: string): boolean {
  return driverError(error)?.constraint === constraint;
}

/** True when the database refused the rows themselves, by a rule of theirs or by `shared.raise_unless`: trying again would not help. */
export function isRejection(error: unknown): boolean {
  const code = driverError(error)?.code ?? '';
  return code === REFUSED || code.startsWith('23');
}

/** A refusal raised inside a statement, or a passing failure, as the Refusal it stands for; anything else as it came. */
export function asRefusal(error: unknown): unknown {
  const inner = driverError(error);
  if (inner?.code === REFUSED && Object.hasOwn(refusalCodes, inner.message)) return new Refusal(inner.message as RefusalCode);
  if (inner && isPassing(inner)) {
    return Object.assign(new Refusal('temporarily_unavailable'), { cause: error });
  }
  return error;
}

function isPassing({ code, message }: PostgresError): boolean {
  if (code === undefined) return PASSING_WORDS.test(message);
  return PASSING.test(code) || code === 'ECONNREFUSED' || code === 'ECONNRESET';
}
