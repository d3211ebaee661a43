import { spawnSync } from 'node:child_process';
import { readFileSync, statSync } from 'node:fs';

/** The user the server runs as. `ids` is empty when that is simply who we are. */
export interface ServerUser {
  readonly name: string;
  readonly ids: { uid: number; gid: number } | Record<string, never>;
}

/**
 * Postgres refuses to run as root. Started by root it runs as whoever already owns the data, else as `postgres`, else as
 * `nobody`; started by anybody else it runs as them.
 * @param clusterFolder the data of a former run, if there is one
 */
export function serverUser(clusterFolder: string): ServerUser {
  if (process.getuid?.() !== 0) return { name: 'you', ids: {} };
  const owner = statSync(clusterFolder, { throwIfNoEntry: false });
  if (owner !== undefined && owner.uid !== 0) return { name: `user ${owner.uid}`, ids: { uid: owner.uid, gid: owner.gid } };
  for (const name of ['postgres', 'nobody']) {
    const found = accounts().get(name);
    if (found !== undefined) return { name, ids: found };
  }
  return { name: 'nobody', ids: { uid: 65534, gid: 65534 } };
}

/** Can this user step into the folder? Asked of the kernel, by trying: mode bits alone miss ACLs and mounts. */
export function canReach(user: ServerUser, folder: string): boolean {
  return spawnSync('/bin/sh', ['-c', 'cd "$1"', 'sh', folder], { ...user.ids, cwd: '/', stdio: 'ignore' }).status === 0;
}

function accounts(): Map<string, { uid: number; gid: number }> {
  const found = new Map<string, { uid: number; gid: number }>();
  let lines: string[];
  try {
    lines = readFileSync('/etc/passwd', 'utf8').split('\n');
  } catch {
    return found;
  }
  for (const line of lines) {
    const [name, , uid, gid] = line.split(':');
    if (name !== undefined && uid !== undefined && gid !== undefined) found.set(name, { uid: Number(uid), gid: Number(gid) });
  }
  return found;
}
