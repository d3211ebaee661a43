import { randomUUID } from 'node:crypto';
import { CreateStaff } from '../../src/identity/index.js';
import { commandActor } from '../../src/kernel/actor.js';
import { localDate } from '../../src/kernel/local-date.js';
import { ListAdoption, type MemberId, RecordAdoption, type Stage } from '../../src/network/index.js';
import { startTestApp, type TestApp } from '../support/index.js';

// What the hub writes down stands: a wrong step is corrected by another, a new name holds from its day, and nothing is overwritten.

const credentials = { email: 'secretariat@example.org', password: 'a long example password' };
const tuzla = 'ba-tuzla' as MemberId;
const varna = 'bg-varna' as MemberId;

let app: TestApp;
const asHub = <Row extends object>(sql: string, params: readonly unknown[] = []): Promise<Row[]> =>
  app.databases.as<Row>('network', sql, params);

beforeAll(async () => {
  app = await startTestApp({ sites: ['network'] });
  await app.get(CreateStaff).run('network', { ...credentials, name: 'Example Person', duties: ['secretariat'] }, commandActor('test'));
}, 60_000);

async function memberPage(id: string): Promise<string> {
  const visitor = app.visitor();
  await visitor.post('/secretariat/en/sign-in').type('form').send(credentials).expect(303);
  return (await visitor.get(`/secretariat/en/members/${id}`).expect(200)).text;
}

const stageOf = async (id: MemberId): Promise<string | undefined> =>
  (await app.get(ListAdoption).run()).find(({ member }) => member.id === id)?.stage;

const COLUMNS = 'id, member_id, stage, effective_on, recorded_at, recorded_by, recorded_by_name, reason, evidence, corrects';
const correct = (member: string, stage: string, reason: string | null, corrects: string | null): Promise<unknown[]> =>
  asHub(`INSERT INTO network.adoption_event (${COLUMNS}) VALUES ($1, $2, $3, '2026-11-02', '2026-11-20', 'a', 'A', $4, 'letter 2', $5)`, [
    randomUUID(),
    member,
    stage,
    reason,
    corrects,
  ]);

describe('a step of adoption', () => {
  const steps = (): Promise<{ id: string; stage: Stage }[]> =>
    asHub('SELECT id, stage FROM network.adoption_event WHERE member_id = $1 ORDER BY effective_on', [tuzla]);

  beforeAll(async () => {
    const record = { memberId: tuzla, evidence: 'letter 1', reason: 'written later', actor: commandActor('irmak') };
    await app.get(RecordAdoption).run({ ...record, stage: 'pilot', effectiveOn: localDate('2026-11-01') });
    await app.get(RecordAdoption).run({ ...record, stage: 'live', effectiveOn: localDate('2026-11-10') });
  });

  it('keeps who wrote it down, by id and by name', async () => {
    const rows = await asHub('SELECT DISTINCT recorded_by, recorded_by_name FROM network.adoption_event WHERE member_id = $1', [tuzla]);
    expect(rows).toEqual([{ recorded_by: 'cli:irmak', recorded_by_name: 'cli:irmak' }]);
  });

  it.each<[string, string, string | null, RegExp]>([
    ['without a reason', tuzla, null, /adoption_reason/],
    ['of another city', varna, 'wrong city', /adoption_corrects/],
  ])('is corrected by no row %s', async (_what, member, reason, refusal) => {
    const live = (await steps()).find(({ stage }) => stage === 'live');
    await expect(correct(member, 'pilot', reason, live?.id ?? '')).rejects.toThrow(refusal);
    expect(await stageOf(tuzla)).toBe('live');
  });

  it('that was wrong stands corrected: the stage is the one of before, and the page shows both', async () => {
    const live = (await steps()).find(({ stage }) => stage === 'live');
    await correct(tuzla, 'pilot', 'the letter spoke of the pilot', live?.id ?? '');
    expect(await stageOf(tuzla)).toBe('pilot');
    const page = await memberPage(tuzla);
    expect(page.match(/Corrected: another step stands in its place\./g)).toHaveLength(1);
    expect(page).toContain('the letter spoke of the pilot');
    await expect(correct(tuzla, 'pilot', 'again', live?.id ?? '')).rejects.toThrow(/adoption_corrected_once/);
  });

  it('says "not contacted" only as a correction', async () => {
    await expect(correct(varna, 'not_contacted', 'no letter at all', null)).rejects.toThrow(/adoption_not_contacted/);
    const record = { memberId: varna, stage: 'invited', evidence: 'letter 3', actor: commandActor('irmak') } as const;
    await app.get(RecordAdoption).run({ ...record, effectiveOn: localDate('2026-11-20') });
    const [wrong] = await asHub<{ id: string }>('SELECT id FROM network.adoption_event WHERE member_id = $1', [varna]);
    await correct(varna, 'not_contacted', 'the letter went to Varna in Serbia', wrong?.id ?? '');
    expect(await stageOf(varna)).toBe('not_contacted');
  });
});

describe('a member city', () => {
  it('is a member by a step with its evidence, of which the day may be unknown', async () => {
    const of = (id: string): Promise<{ step: string; on: string | null }[]> =>
      asHub('SELECT step, taken_on::text AS on FROM network.membership_step WHERE member_id = $1 ORDER BY step', [id]);
    expect(await of('tr-istanbul')).toEqual([
      { step: 'declaration_signed', on: '2021-11-30' },
      { step: 'member', on: '2021-11-30' },
    ]);
    expect(await of('ba-bijeljina')).toEqual([{ step: 'member', on: null }]);
    const [{ without }] = (await asHub<{ without: number }>(
      `SELECT count(*)::int AS without FROM network.member_city m
       WHERE NOT EXISTS (SELECT FROM network.membership_step s WHERE s.member_id = m.id AND s.step = 'member' AND s.evidence <> '')`,
    )) as [{ without: number }];
    expect(without).toBe(0);
  });

  it('is called by a new name from its day on, and by the old one until then', async () => {
    const rename = `INSERT INTO network.member_name (member_id, language, valid_from, name, own) VALUES ('bg-sofia', 'en', $1, $2, false)`;
    await asHub(rename, ['2026-11-21', 'Serdica']);
    expect(await memberPage('bg-sofia')).not.toContain('Serdica');
    await asHub(rename, ['2026-11-19', 'Sredets']);
    expect(await memberPage('bg-sofia')).toContain('Sredets');
  });

  it('is added once, however often the service starts', async () => {
    const count = (): Promise<unknown[]> =>
      asHub('SELECT (SELECT count(*) FROM network.member_name) AS names, (SELECT count(*) FROM network.membership_step) AS steps');
    const before = await count();
    await startTestApp({ sites: ['network'], databases: app.databases });
    expect(await count()).toEqual(before);
  });

  it.each(['member_city', 'member_name', 'membership_step', 'adoption_event', 'report', 'report_figure'])(
    'has nothing in %s that the hub overwrites or takes away',
    async (table) => {
      const [column = ''] = (
        await app.databases.asOwner<{ name: string }>(
          'SELECT column_name AS name FROM information_schema.columns WHERE table_schema = $1 AND table_name = $2 LIMIT 1',
          ['network', table],
        )
      ).map(({ name }) => name);
      await expect(asHub(`UPDATE network.${table} SET ${column} = ${column}`)).rejects.toThrow(/permission denied/);
      await expect(asHub(`DELETE FROM network.${table}`)).rejects.toThrow(/permission denied/);
    },
  );
});
