import { assert } from '../../kernel/assert.js';
import type { Statement } from './pipeline.js';

/** A statement whose parameters have names: `$amount` in the text stands for `values.amount`. */
export interface NamedStatement {
  readonly name?: string;
  readonly text: string;
  readonly values: Readonly<Record<string, unknown>>;
}

/**
 * Numbers the parameters as Postgres wants them, in the order in which their names first stand in the text: the same text always gets the same
 * numbers, as a prepared statement must. A value that the text does not name is left out; a name without a value is a bug.
 */
export function namedStatement<Row extends object>({ name, text, values }: NamedStatement): Statement<Row> {
  const order: string[] = [];
  const numbered = text.replace(/\$([a-z]\w*)/gi, (_, parameter: string) => {
    const known = order.indexOf(parameter);
    return `$${String(known < 0 ? order.push(parameter) : known + 1)}`;
  });
  for (const parameter of order) assert(parameter in values, `a statement names $${parameter}, which has no value`);
  return { ...(name === undefined ? {} : { name }), text: numbered, values: order.map((parameter) => values[parameter]) };
}
