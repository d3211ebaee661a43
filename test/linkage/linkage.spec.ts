import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../../src/platform/config/index.js';
import { startGivingApp } from '../invariants/giving.js';
import { recordGuarantee } from '../support/index.js';
import { adversaries } from './adversaries.js';
import { live, type Life } from './city-life.js';
import { measure, ratioOf, rows, type Cell } from './measure.js';
import { writePage } from './page.js';
import { probe } from './probing.js';
import { columns, listings, paths, type Findings } from './report.js';

const SEED = 20_201_104;
const SMALL = { days: 2, giftsPerDay: 14 };

/** `npm run attack:linkage`: every cell, with enough trials, and the page written anew. */
const long = process.env['LINKAGE'] !== undefined;
const FULL = { days: Number(process.env['LINKAGE_DAYS'] ?? 14), giftsPerDay: 12 };
const SEEDS = (process.env['LINKAGE_SEEDS'] ?? '20201104,20260101,20270503').split(',').map(Number);

const of = (name: string) => adversaries.find((each) => each.name === name) ?? never();
function never(): never {
  throw new Error('no such adversary');
}

describe('who could tell which gift paid which bill', () => {
  it('is measured, and an exact list gives it away where a banded one does not', async () => {
    const app = await startGivingApp();
    const exact = [await live(app, 'exact', 'direct', SEED, SMALL)];
    const banded = [await live(app, 'banded', 'direct', SEED, SMALL)];
    expect(measure(exact, of('a donor')).success).toBe(1);
    expect(measure(exact, of('the public')).success).toBeGreaterThan(0.9);
    expect(measure(banded, of('the case workers’ login')).success).toBeGreaterThan(0.9);
    for (const name of ['a donor', 'the public']) {
      const cell = measure(banded, of(name));
      expect(cell.trials).toBeGreaterThan(15);
      // So few trials are no measure; that a banded list gives nothing away as an exact one does is seen all the same.
      expect(ratioOf(cell)).toBeLessThan(3);
      expect(cell.success).toBeLessThan(0.5);
    }
    expect(banded[0]?.sights.every(({ listed }) => listed.size === 0)).toBe(true);
    recordGuarantee(
      'A2',
      'How well each adversary guesses which gift paid which bill is measured beside chance, by what it sees: docs/anonymity.md.',
      `${rows.length} adversaries × ${columns.length} listings and money paths; an exact list gives it away, a banded one shows no bill`,
    );
  }, 120_000);

  it('cannot be learned by small gifts either', async () => {
    const { gifts, moved, filled, beside, toldBeside } = await probe(await startGivingApp(), 'probed');
    expect(filled).toBeGreaterThan(2);
    expect(gifts).toBeGreaterThan(20);
    // Nothing but the class's own end, at a number of bills that nobody knows.
    expect(moved).toBeLessThanOrEqual(1);
    expect([beside, toldBeside]).toEqual([4, 0]);
    recordGuarantee(
      'A1',
      'Small gifts to a class move no public number before the morning, nor the gift’s own page: they do not probe amounts.',
      'a tenth of the price each, until the class left the page: nothing else moved; then beside unpaid checkouts: none came back',
    );
  }, 120_000);

  if (long) {
    it('is measured in every city, and written down', async () => {
      const app = await startGivingApp();
      const cells = new Map<string, Cell>();
      for (const listing of listings) {
        for (const path of paths) {
          const lives: Life[] = [];
          // An exact list gives it away every time: one life says so as well as three.
          for (const seed of listing === 'exact' ? SEEDS.slice(0, 1) : SEEDS) lives.push(await live(app, listing, path, seed, FULL));
          for (const adversary of adversaries) cells.set(`${adversary.name} / ${listing}, ${path}`, measure(lives, adversary));
          process.stdout.write(`${listing}, ${path}: ${lives.map(({ gifts }) => gifts.length).join(' + ')} gifts\n`);
        }
      }
      const findings: Findings = { cells, probe: await probe(app, 'probed'), seeds: SEEDS, scale: FULL };
      for (const [name, cell] of cells) process.stdout.write(`${name}: ${ratioOf(cell).toFixed(2)} × chance, ${cell.trials} trials\n`);
      writePage(findings);
    }, 3_600_000);
  }

  it('stands on the page about anonymity, row by row', () => {
    const page = readFileSync(join(projectRoot(), 'docs', 'anonymity.md'), 'utf8');
    for (const row of rows) expect(page).toContain(`| ${row} `);
    for (const column of columns) expect(page).toContain(column);
    expect(page.split('\n').filter((line) => line.startsWith('| ') && rows.some((row) => line.startsWith(`| ${row} `)))).toHaveLength(
      rows.length * 2,
    );
  });
});
