/** An account's id as it is written: a command, a job or a word is no second person. */
const ACCOUNT_ID = '^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$';

/**
 * A CHECK that whoever approved is an account, and another one than whose work it is: the database's half of `assertSecondPerson`.
 * @param table for the constraint's name, `{table}_second_person` (or `{table}_{what}_second_person` where a table has two)
 */
export function secondPerson(table: string, first: string, second: string, what?: string): string {
  const name = [table, what, 'second_person'].filter((part) => part !== undefined).join('_');
  return `CONSTRAINT ${name} CHECK (${second} <> lower(${first}) AND ${second} ~ '${ACCOUNT_ID}')`;
}
