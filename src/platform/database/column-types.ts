import pg from 'pg';

const { types } = pg;

/** bigint as `bigint`, never a float; a `date` as the day it says, never an instant in somebody's zone. */
export function readColumnsExactly(): void {
  types.setTypeParser(types.builtins.INT8, BigInt);
  types.setTypeParser(types.builtins.DATE, (text) => text);
}
