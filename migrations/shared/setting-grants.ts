import { grant } from '../walls.js';

/** Everybody reads a city's settings; the office writes them. */
export const settingGrants = (table: string, columns: string): string =>
  grant(
    table,
    { to: ['donor', 'office', 'casework'], select: columns },
    { to: ['office'], insert: columns, update: columns, delete: true },
  );
