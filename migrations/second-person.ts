/**
 * A CHECK that whoever approved is an account, and another one than whose work it is: the database's half of `assertSecondPerson`.
 * @param table for the constraint's name, `{table}_second_person` (or `{table}_{what}_second_person` where a table has two)
 */
export function secondPerson(table: string, first: string, second: string, what?: string): string {
  const name = [table, what, 'second_person'].filter((part) => part !== undefined).join('_');
  return `CONSTRAINT ${name} CHECK (${second} <> ${first} AND ${second} !~ '^(cli|job):')`;
}
