// A table is named in the SQL of its own room only. Which table is whose is read from the entities.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * SQL that names a table of another room: the file, the table, and why it cannot be the other room's own statement. test/floor-plan sees that
 * each is still so.
 */
const START = 'the start of a gift is one statement, one round trip';
const CHECKS = 'checks of live books compare what rooms keep, in one snapshot, read by a login that writes nothing';
export const crossings = {
  'src/donations/start/start.statement.ts': { 'meeting.need': START, 'giving.provider_account': START, 'giving.payment': START },
  'src/ledger/post.ts': { 'shared.city': 'the day of an entry is its day in the city’s zone' },
  'src/donations/books-checks.ts': {
    'meeting.need': CHECKS,
    'meeting.posting': CHECKS,
    'giving.payment': CHECKS,
    'giving.refund': CHECKS,
    'giving.dispute': CHECKS,
  },
  'src/payments/books-checks.ts': { 'meeting.posting': CHECKS },
  'src/books/cross-checks.ts': {
    'meeting.need': CHECKS,
    'meeting.posting': CHECKS,
    'giving.donation': CHECKS,
    'giving.allocation': CHECKS,
    'giving.payment': CHECKS,
  },
};

const root = join(import.meta.dirname, '..');
const NAMED = /\b(?:shared|meeting|giving|receiving|office|network)\.[a-z_]+\b/g;
const ENTITY = /@Entity\(\{ schema: '(\w+)', name: '(\w+)' \}\)/g;

/** `src/web/donor/x.ts` → `web/donor`; a part of the platform is a room of its own here. */
export const roomOf = (file) => /^src\/((?:web|platform|local)\/[^/]+|[^/]+)\//.exec(file)?.[1] ?? 'wiring';

const sources = (folder) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => path.endsWith('.entity.ts'))
    .map((path) => [`src/${path}`, readFileSync(join(folder, path), 'utf8')]);

/** Table → its room. What two rooms have an entity of (a directory that the platform reads) is the room's, not the platform's. */
function homes() {
  const found = new Map();
  for (const [file, text] of sources(join(root, 'src'))) {
    for (const [, schema, name] of text.matchAll(ENTITY)) {
      const table = `${schema}.${name}`;
      if (!found.has(table) || !roomOf(file).startsWith('platform/')) found.set(table, roomOf(file));
    }
  }
  return found;
}

let known;
export const tableRooms = () => (known ??= homes());

export const sqlStaysHome = {
  meta: {
    type: 'problem',
    schema: [],
    messages: {
      says: '`{{table}}` is a table of {{home}}: ask its front door, or say in lint/sql-at-home.js why not.',
    },
  },
  create(context) {
    const file = context.filename.slice(context.filename.lastIndexOf('/src/') + 1);
    const mine = roomOf(file);
    const check = (node, text) => {
      for (const table of new Set(text.match(NAMED))) {
        const home = tableRooms().get(table);
        if (home === undefined || home === mine || crossings[file]?.[table] !== undefined) continue;
        context.report({ node, messageId: 'says', data: { table, home } });
      }
    };
    return {
      TemplateElement: (node) => check(node, node.value.raw),
      Literal: (node) => typeof node.value === 'string' && check(node, node.value),
    };
  },
};
