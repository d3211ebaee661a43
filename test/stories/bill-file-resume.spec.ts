import { spawn } from 'node:child_process';
import { userInfo } from 'node:os';
import { join } from 'node:path';
import { CreateStaff } from '../../src/identity/index.js';
import { commandActor, jobActor } from '../../src/kernel/actor.js';
import { projectRoot } from '../../src/platform/config/index.js';
import { built } from '../support/built.js';
import { until } from '../support/index.js';
import { keysOf } from '../support/test-config.js';
import { testServer } from '../support/test-server.js';
import { clerk, openDesk, second, type Desk } from './bill-file-desk.js';
import { billFile, fictionalBill, fictionalBills, readOwnFile } from './bill-file-maker.js';

const ROWS = 2_000;
const HALF = ROWS / 2;
/** Of `longFile`: one in a hundred is bad, and in the second half another one comes twice. */
const BAD = ROWS / 100 + HALF / 100;

/** Bad rows all over, and second rows of bills that stand at the very beginning. */
function longFile(): string {
  const bills = fictionalBills(ROWS).map((bill, index) => {
    if (index % 100 === 7) return { ...bill, amount: '1.234' };
    if (index % 100 === 60 && index > HALF)
      return { ...bill, bill_no: ` 0${fictionalBill(index - HALF).bill_no.toLowerCase()}`, utility: fictionalBill(index - HALF).utility };
    return bill;
  });
  return billFile(bills);
}

interface Command {
  readonly output: () => string;
  readonly end: Promise<number | NodeJS.Signals>;
  kill(): void;
  hasEnded(): boolean;
}

function keys(): NodeJS.ProcessEnv {
  return Object.fromEntries(keysOf(['casework']).map((name) => [`${name.toUpperCase()}_KEY`, testServer().keys[name]]));
}

/** The command as an officer runs it, in a process of its own. */
function command(desk: Desk, ...args: string[]): Command {
  const child = spawn(process.execPath, [join(projectRoot(), 'dist', 'src', 'cli.js'), ...args], {
    env: { PATH: process.env['PATH'], NODE_ENV: 'test', DATABASE_URL_CASEWORK: desk.app.databases.urls.casework, ...keys() },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (bytes: Buffer) => (said += bytes.toString('utf8')));
  const end = new Promise<number | NodeJS.Signals>((resolve) => child.once('exit', (code, signal) => resolve(signal ?? code ?? 0)));
  return { output: () => said, end, kill: () => child.kill('SIGKILL'), hasEnded: () => child.exitCode !== null };
}

describe('the command that imports a bill file', () => {
  let desk: Desk;
  let account: string;
  beforeAll(async () => {
    await built();
    desk = await openDesk();
    const worker = {
      name: 'Deniz Örnek',
      email: 'deniz@istanbul.example',
      password: 'a long example password',
      duties: ['case_worker'],
    } as const;
    account = await desk.app.get(CreateStaff).run(desk.city, worker, commandActor('test'));
  }, 240_000);

  const importOf = (slug: string, path: string): Command =>
    command(desk, 'bills:import', '--city', slug, '--account', `deniz@${slug}.example`, '--decision', '2026/17', path);
  const totals = (text: string): string[] => text.split('\n').filter((line) => /^(accepted|unchanged|refused) \d/.test(line));

  it('killed with -9 half-way and run again ends with the same totals, duplicates and refused rows', async () => {
    const calm = await desk.other({ slug: 'izmir', names: { tr: 'İzmir' } });
    const undisturbed = await calm.import(calm.write('bills.csv', longFile()));
    expect(undisturbed).toMatchObject({ accepted: ROWS - BAD, unchanged: 0, refused: BAD });

    const path = desk.write('bills.csv', longFile());
    const rowsRead = async (): Promise<number> => {
      const [batch] = await desk.sql<{ rows_read: number }>('SELECT rows_read FROM receiving.bill_batch WHERE city_id = $1', [
        desk.city.id,
      ]);
      return batch?.rows_read ?? 0;
    };
    for (const rows of [1, HALF]) {
      const first = importOf('istanbul', path);
      await until(`row ${String(rows)}`, async () => first.hasEnded() || (await rowsRead()) > rows, 60_000);
      first.kill();
      expect([await first.end, first.output()]).toEqual(['SIGKILL', '']);
      expect(desk.files()).not.toContain('bills.csv.refused.csv');
    }
    expect(await rowsRead()).toBeLessThan(ROWS);
    await expect(desk.sql('SELECT status FROM receiving.bill_batch WHERE city_id = $1', [desk.city.id])).resolves.toEqual([
      { status: 'reading' },
    ]);

    const last = importOf('istanbul', path);
    expect([await last.end, last.output()]).toEqual([0, expect.stringContaining('accepted')]);
    expect(totals(last.output())).toEqual([
      `accepted ${String(undisturbed.accepted)}`,
      'unchanged 0',
      `refused ${String(undisturbed.refused)}`,
    ]);
    expect(readOwnFile(desk.read(`${path}.refused.csv`))).toEqual(readOwnFile(calm.read(undisturbed.refusedFile ?? '')));
    expect(await desk.sql('SELECT count(*)::integer AS bills FROM receiving.bill WHERE city_id = $1', [desk.city.id])).toEqual([
      { bills: undisturbed.accepted },
    ]);
  }, 240_000);

  it('prints what it did, for whom, and where to approve it, and says no with a code', async () => {
    const path = desk.write('small.csv', billFile([fictionalBill(9_000), fictionalBill(9_001, { currency: 'TL' })]));
    const imported = importOf('istanbul', path);
    expect([await imported.end, imported.output()]).toEqual([0, expect.stringContaining('accepted')]);
    expect(totals(imported.output())).toEqual(['accepted 1', 'unchanged 0', 'refused 1']);
    expect(imported.output()).toContain('currency_unknown');
    expect(imported.output()).toContain('handed in by Deniz Örnek');
    const [, batch = ''] = /\/istanbul\/tr\/staff\/batches\/([0-9a-f-]{36})/.exec(imported.output()) ?? [];
    // The file is the account's own work; who typed the command stands in the audit.
    const rows = await desk.sql<{ actor: string; proposed_by: string }>(
      `SELECT audit.actor, batch.proposed_by FROM receiving.bill_batch AS batch JOIN receiving.audit ON audit.city_id = batch.city_id
       AND audit.subject = 'batch:' || batch.id WHERE batch.city_id = $1 AND batch.id = $2`,
      [desk.city.id, batch],
    );
    expect(rows).toEqual([{ actor: `cli:${userInfo().username}`, proposed_by: account }]);
    const wrong = importOf('atlantis', path);
    expect([await wrong.end, wrong.output()]).toEqual([1, expect.stringContaining('city_unknown')]);
    const folder = importOf('istanbul', desk.folder);
    expect([await folder.end, folder.output()]).toEqual([1, expect.stringContaining('file_is_directory')]);
    const nobody = command(desk, 'bills:import', '--city', 'istanbul', '--account', 'x@istanbul.example', '--decision', '1', path);
    expect([await nobody.end, nobody.output()]).toEqual([1, expect.stringContaining('staff_unknown')]);
  }, 120_000);

  it('approves nothing, whichever account it names', async () => {
    const { batchId } = await desk.importBills([fictionalBill(9_100)], 'waits.csv');
    const command = commandActor('root', second);
    await expect(desk.approve(batchId, command)).rejects.toMatchObject({ code: 'second_person_required' });
    await expect(desk.approve(batchId, commandActor('root'))).rejects.toMatchObject({ code: 'second_person_required' });
    await expect(desk.approve(batchId, jobActor('nightly'))).rejects.toMatchObject({ code: 'second_person_required' });
    for (const by of ['proposed_by', `'cli:root'`]) {
      const update = `UPDATE receiving.bill_batch SET status = 'approved', approved_by = ${by}, approved_by_name = 'X', approved_at = created_at
        WHERE city_id = $1 AND id = $2`;
      await expect(desk.sql(update, [desk.city.id, batchId])).rejects.toMatchObject({
        driverError: { constraint: 'bill_batch_second_person' },
      });
    }
    // Two people of one name are two people.
    expect(await desk.approve(batchId, { ...second, name: clerk.name })).toEqual({ published: 1, tooLate: 0 });
  });

  it('runs once at a time in a city', async () => {
    const path = desk.write('long.csv', billFile(fictionalBills(1_500, 20_000)));
    const outcomes = await Promise.allSettled([
      desk.import(path),
      desk.import(desk.write('other.csv', billFile(fictionalBills(1_500, 30_000)))),
      desk.import(path),
    ]);
    expect(outcomes.filter((each) => each.status === 'fulfilled')).toHaveLength(1);
    expect(outcomes.flatMap((each) => (each.status === 'rejected' ? [(each.reason as { code: string }).code] : []))).toEqual([
      'file_busy',
      'file_busy',
    ]);
  }, 120_000);
});
