import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import tseslint from 'typescript-eslint';
import { pureElsewhere, pureProgram } from '../../lint/pure-files.js';
import { crossings, roomOf, tableRooms } from '../../lint/sql-at-home.js';
import { otherStatus } from '../../lint/status-writes.js';
import { projectRoot } from '../../src/platform/config/index.js';

const read = (file: string): string => readFileSync(join(projectRoot(), file), 'utf8');

// An exception that is one no longer goes off its list.
describe('what is excepted from a rule of the house', () => {
  it.each(Object.entries(pureElsewhere))('%s is pure, and stands there because: %s', (file) => {
    expect(pureProgram((tseslint.parser.parseForESLint(read(file)) as { ast: { body: unknown[] } }).ast)).toBe(true);
  });

  const crossed = Object.entries(crossings).flatMap(([file, tables]) => Object.keys(tables).map((table) => [file, table] as const));
  it.each(crossed)('%s names %s, a table of another room', (file, table) => {
    expect(read(file)).toContain(table);
    expect(tableRooms().get(table)).not.toBe(roomOf(file));
  });

  it.each(Object.keys(otherStatus))('%s is there', (file) => {
    expect(existsSync(join(projectRoot(), file))).toBe(true);
  });
});
