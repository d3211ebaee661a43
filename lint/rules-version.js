import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { tableRooms } from './sql-at-home.js';

const root = join(import.meta.dirname, '..');

/** Another text whenever the rules of the house, or what they read beside the file they look at, have changed: `eslint --cache` asks for it. */
export function rulesVersion() {
  const files = ['eslint.house.js', ...readdirSync(join(root, 'lint')).map((name) => `lint/${name}`)].sort();
  const hash = createHash('sha256');
  for (const file of files) hash.update(readFileSync(join(root, file)));
  return hash
    .update(JSON.stringify([...tableRooms()]))
    .digest('hex')
    .slice(0, 12);
}
