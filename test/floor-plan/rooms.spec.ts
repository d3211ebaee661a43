import { readdir } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { cruise, inPlantedTree, type Plants, type Violation } from './planted-tree.js';

// The plan once more, by hand: a slip in the rules file shows here.
const plan: Record<string, string> = {
  cities: '',
  identity: 'cities',
  ledger: '',
  books: 'ledger',
  needs: 'cities',
  payments: 'cities ledger',
  donations: 'cities needs payments ledger reports',
  households: 'cities',
  bills: 'cities households needs',
  supports: 'cities households needs',
  cases: 'cities households bills supports needs reports',
  disbursements: 'cities needs ledger reports',
  reports: 'cities needs ledger',
  network: '',
  'web/shared': 'cities',
  'web/donor': 'cities needs donations reports web/shared',
  'web/household': 'cities needs cases web/shared',
  'web/collections': 'identity cities payments donations ledger books web/shared',
  'web/admin': 'identity cities payments web/shared',
  'web/casework': 'identity cities needs households bills supports cases web/shared',
  'web/disbursements': 'identity cities needs disbursements ledger web/shared',
  'web/secretariat': 'identity network web/shared',
};
const rooms = Object.keys(plan);
const root = join(import.meta.dirname, '../..');
const up = (room: string): string => '../'.repeat(room.split('/').length);
const allowedTo = (room: string): string[] => (plan[room] ?? '').split(' ').filter(Boolean).sort();
const others = (room: string): string[] => rooms.filter((other) => other !== room);

describe('who may look into whom', () => {
  let found: Violation[] = [];
  beforeAll(async () => {
    const plants: Plants = {};
    for (const room of rooms) {
      plants[`src/${room}/index.ts`] = 'export const here = 1;\n';
      plants[`src/${room}/looks-around.ts`] = others(room)
        .map((other) => `import '${up(room)}${other}/index.js';\n`)
        .join('');
      plants[`src/${room}/looks-where-it-may.ts`] = allowedTo(room)
        .map((other) => `import '${up(room)}${other}/index.js';\n`)
        .join('');
    }
    found = await inPlantedTree(plants, (folder) => cruise(folder, ['src']));
  }, 60_000);

  it.each(rooms)('%s looks into the rooms of the plan and into no other', (room) => {
    const caught = found.filter(({ from, rule }) => from === `src/${room}/looks-around.ts` && rule === `room-${room.replace('/', '-')}`);
    const shut = caught.map(({ to }) => to.replace(/^src\/|\/index\.ts$/g, ''));
    expect(
      others(room)
        .filter((other) => !shut.includes(other))
        .sort(),
    ).toEqual(allowedTo(room));
  });

  it('finds nothing to say about an allowed look', () => {
    expect(found.filter(({ from }) => from.endsWith('looks-where-it-may.ts'))).toEqual([]);
  });
});

describe('the real tree', () => {
  it('follows every rule', async () => {
    expect(await cruise(root, ['src', 'migrations'])).toEqual([]);
  }, 60_000);

  it('has no room that is not in the plan, and a front door in each', async () => {
    const folders = async (path: string): Promise<string[]> =>
      (await readdir(join(root, path), { withFileTypes: true })).filter((entry) => entry.isDirectory()).map(({ name }) => name);
    const top = (await folders('src')).filter((name) => !['kernel', 'platform', 'web', 'local', 'wiring'].includes(name));
    const sites = (await folders('src/web')).map((name) => `web/${name}`);
    const parts = (await folders('src/platform')).map((name) => `platform/${name}`);
    const local = (await folders('src/local')).map((name) => `local/${name}`);
    expect([...top, ...sites].filter((room) => !rooms.includes(room))).toEqual([]);
    expect([...top, ...sites, ...parts, ...local].filter((room) => !existsSync(join(root, 'src', room, 'index.ts')))).toEqual([]);
  });

  it('has folders by noun in each room above 40 files: at most 24 of them stand in the room itself', async () => {
    for (const room of rooms) {
      const found = await readdir(join(root, 'src', room), { recursive: true });
      const files = found.filter((name) => /\.tsx?$/.test(name) && !/\.spec\.tsx?$/.test(name));
      const loose = files.filter((name) => !name.includes('/'));
      if (files.length > 40) expect({ room, crowded: loose.length > 24 }).toEqual({ room, crowded: false });
    }
  });
});
