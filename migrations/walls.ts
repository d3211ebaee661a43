/** The logins of the running service, one a side, and `books`, which only reads. `owner` runs migrations and nothing else. */
export type Login = 'donor' | 'office' | 'casework' | 'network' | 'books';

/** What a login may do with which columns of a table. `DELETE` is never by column. */
export interface Grant {
  readonly to: readonly Login[];
  readonly select?: string;
  readonly insert?: string;
  readonly update?: string;
  readonly delete?: true;
}

/**
 * Shuts a tenant table: row security, also for its owner, by the city of the running transaction. Without a city no row is seen and none
 * can be written. `extra` narrows further, per login.
 */
export function tenant(table: string, extra: Partial<Record<Login, string>> = {}): string {
  const city = `city_id = nullif(current_setting('app.city_id', true), '')::uuid`;
  const lines = [`ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY`, `ALTER TABLE ${table} FORCE ROW LEVEL SECURITY`];
  lines.push(`CREATE POLICY city ON ${table} USING (${city}) WITH CHECK (${city})`);
  for (const [login, rule] of Object.entries(extra)) {
    lines.push(`CREATE POLICY ${login} ON ${table} AS RESTRICTIVE TO ${login} USING (${rule}) WITH CHECK (${rule})`);
  }
  return lines.join(';\n') + ';';
}

/**
 * Grants by column. A grant on the whole table would show `xmin` and `ctid` too, and two rows of one transaction share their `xmin`:
 * that would tie a donor to a household without any key.
 */
export function grant(table: string, ...grants: readonly Grant[]): string {
  const lines: string[] = [];
  for (const { to, select, insert, update, delete: del } of grants) {
    const logins = to.join(', ');
    if (select) lines.push(`GRANT SELECT (${select}) ON ${table} TO ${logins}`);
    if (insert) lines.push(`GRANT INSERT (${insert}) ON ${table} TO ${logins}`);
    if (update) lines.push(`GRANT UPDATE (${update}) ON ${table} TO ${logins}`);
    if (del) lines.push(`GRANT DELETE ON ${table} TO ${logins}`);
  }
  return lines.join(';\n') + ';';
}
