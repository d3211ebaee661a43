import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { projectRoot } from '../../src/platform/config/index.js';
import { atTheEnd } from './cleanup.js';

const needed = ['package.json', '.swcrc', 'dist', 'docker', 'locales', 'migrations', 'node_modules', 'src', 'test'];

/** The checkout, or, where it lies in root's own folder, a copy that this user can enter: by hard links, where the disk is the same. */
export function reachableRoot(ids: { readonly uid: number; readonly gid: number } | undefined): string {
  const root = projectRoot();
  if (
    ids === undefined ||
    spawnSync('/bin/sh', ['-c', 'cd "$1" && ls node_modules', 'sh', root], { ...ids, cwd: '/', stdio: 'ignore' }).status === 0
  )
    return root;
  const copy = mkdtempSync(join(tmpdir(), 'pay-it-forward-copy-'));
  atTheEnd(() => rmSync(copy, { recursive: true, force: true }));
  chmodSync(copy, 0o755);
  for (const name of needed.filter((each) => existsSync(join(root, each)))) {
    const [from, to] = [join(root, name), join(copy, name)];
    if (spawnSync('cp', ['-al', from, to], { stdio: 'ignore' }).status === 0) continue;
    rmSync(to, { recursive: true, force: true });
    const copied = spawnSync('cp', ['-a', from, to], { encoding: 'utf8' });
    if (copied.status !== 0) throw new Error(copied.stderr);
  }
  return copy;
}
