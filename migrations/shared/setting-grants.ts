import { grant } from '../walls.js';

/** A setting with its validity in the key: the office adds a row that holds from a later day, and takes none back. */
export const datedSettingGrants = (table: string, columns: string): string =>
  grant(table, { to: ['donor', 'office', 'casework'], select: columns }, { to: ['office'], insert: columns });

/** Everybody reads a city's settings; the office writes them. */
export const settingGrants = (table: string, columns: string): string =>
  grant(
    table,
    { to: ['donor', 'office', 'casework'], select: columns },
    { to: ['office'], insert: columns, update: columns, delete: true },
  );
