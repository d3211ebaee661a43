import { newId } from '../../src/kernel/ids.js';
import { DecideProviderAccount, ProposeProviderAccount, ProposeProviderSecret } from '../../src/payments/index.js';
import { GivingCity, SECRET, startGivingApp } from '../invariants/giving.js';
import type { TestApp } from '../support/index.js';
import { colleague, signIn, type Colleague } from './staff-desk.js';
import { testPerson } from '../support/index.js';

/** A proposal, and a secret that was sealed for it or by it. */
interface Sealed {
  readonly id: string;
  readonly secret: Buffer;
}

let app: TestApp;
let city: GivingCity;
let first: Colleague;
let admin: Colleague;
let other: Colleague;

beforeAll(async () => {
  app = await startGivingApp({ config: { providers: ['sandbox', 'stripe'] } });
  city = await GivingCity.open(app);
  first = await colleague(app, city.city, 'Gunes Example', 'collections');
  admin = await colleague(app, city.city, 'Umut Example', 'city_admin');
  other = await colleague(app, city.city, 'Yagmur Example', 'city_admin');
}, 60_000);

const again = (of: Colleague): Promise<Colleague> =>
  signIn(app, city.city, `${of.name.toLowerCase().replace(' ', '.')}@${city.city.slug}.example`, of.name);
const audited = async (action: string) =>
  await city.rows<{ actor: string; subject: string }>(
    'SELECT actor, subject FROM giving.audit WHERE city_id = $1 AND action = $2 ORDER BY at',
    action,
  );

describe('a merchant account', () => {
  const secret = JSON.stringify({ apiKey: 'sk_test_storyonly0001', webhookSecrets: ['whsec_storyonly0001'] });
  const sound = { providerName: 'stripe', mode: 'test', merchant: '', bank: 'TR33 0006 1005 1978 6457 8413 26', secret };

  /** Of the newest that waits, as the page of somebody who may approve it shows it. */
  async function waiting(): Promise<string> {
    const { text } = await other.get('/staff/accounts').expect(200);
    const found = [...text.matchAll(/action="[^"]*\/staff\/accounts\/([0-9a-f-]{36})"/g)].at(-1);
    return found?.[1] ?? '';
  }
  const approve = async (by: Colleague = other) => by.send(`/staff/accounts/${await waiting()}`, { decision: 'approve' });
  const stripe = `SELECT active, proposed_by <> approved_by AS by_two FROM giving.provider_account WHERE city_id = $1 AND provider = 'stripe'`;
  const held = /row-level security|provider_account_approved|permission denied/;
  const asOffice = (sql: string) => city.as('office', (tx) => tx.query<object>(sql, [city.city.id]));

  it('is proposed by one administrator and opened by another, and its secret is never shown again', async () => {
    expect((await admin.get('/staff/accounts').expect(200)).text).toContain('water (example)');
    await admin.send('/staff/accounts', sound).expect(303);
    // Nothing has changed: gifts are collected where they were, and the proposal's secret lies sealed.
    expect(await asOffice(stripe)).toEqual([]);
    const mine = (await admin.get('/staff/accounts?done=proposed').expect(200)).text;
    expect(mine).toContain('waits for a second administrator');
    expect(mine).not.toContain('value="approve"');
    expect((await approve(admin)).status).toBe(403);
    expect((await first.send(`/staff/accounts/${await waiting()}`, { decision: 'approve' })).status).toBe(403);
    const theirs = (await other.get('/staff/accounts').expect(200)).text;
    expect(theirs).toContain('Umut Example');
    // Whoever approves sees whose key it is, and nothing that could be used.
    expect(theirs).toContain('…0001');
    const sealed = JSON.stringify(
      await asOffice(`SELECT encode(secret, 'escape') AS it FROM giving.provider_account_proposal WHERE city_id = $1`),
    );
    expect(sealed).toContain('it');
    expect(sealed).not.toContain('storyonly');

    const id = await waiting();
    expect((await approve()).status).toBe(303);
    await other.send(`/staff/accounts/${id}`, { decision: 'approve' }).expect(409);
    await other.send(`/staff/accounts/${newId()}`, { decision: 'approve' }).expect(404);
    expect(await asOffice(stripe)).toEqual([{ active: true, by_two: true }]);
    expect(await asOffice('SELECT secret, status FROM giving.provider_account_proposal WHERE city_id = $1')).toEqual([
      { secret: null, status: 'approved' },
    ]);
    const { text } = await admin.get('/staff/accounts?done=approve').expect(200);
    expect(text).toContain('The change is in force');
    expect(text).toContain('TR330006100519786457841326');
    for (const word of ['sk_test_storyonly0001', 'whsec_storyonly0001', SECRET]) expect(text).not.toContain(word);
    expect(await audited('provider_account.propose')).toHaveLength(1);
    expect((await audited('provider_account.approve'))[0]?.actor).not.toBe((await audited('provider_account.propose'))[0]?.actor);
    const kept = JSON.stringify(
      await city.rows(`SELECT encode(secret, 'escape') AS secret FROM giving.provider_account WHERE city_id = $1`),
    );
    expect(kept).not.toContain('storyonly');
  });

  it('is put in force by one person in no way, in the database either', async () => {
    await admin.send('/staff/accounts', { ...sound, providerName: 'sandbox', merchant: 'water', bank: '', secret: SECRET }).expect(303);
    const alone = `UPDATE giving.provider_account_proposal SET status = 'approved', decided_by = proposed_by, decided_by_name = 'x', decided_at = proposed_at, secret = NULL
      WHERE city_id = $1 AND status = 'proposed'`;
    await expect(asOffice(alone)).rejects.toMatchObject({ driverError: { constraint: 'provider_account_proposal_second_person' } });
    for (const [by, constraint] of [
      [`approved_by = 'cli:x', approved_by_name = 'x', proposed_by = 'cli:x'`, 'provider_account_second_person'],
      [`approved_by = 'cli:y', approved_by_name = 'y', proposed_by = 'cli:x'`, 'provider_account_second_person'],
      [`approved_by = NULL, approved_by_name = NULL, proposed_by = 'x'`, 'provider_account_approved'],
    ] as const)
      await expect(asOffice(`UPDATE giving.provider_account SET ${by} WHERE city_id = $1 AND provider = 'sandbox'`)).rejects.toMatchObject({
        driverError: { constraint },
      });
    // The account that two opened is what they agreed on, and nobody’s login makes another of it or beside it.
    const row = (live: string) => `INSERT INTO giving.provider_account (city_id, id, provider, mode, secret, active, ${live})`;
    const agreed = `SELECT proposed_by, proposed_by_name, approved_by, approved_by_name, proposal_id FROM giving.provider_account WHERE city_id = $1 AND provider = 'stripe'`;
    for (const sql of [
      `UPDATE giving.provider_account SET secret = '\\x00' WHERE city_id = $1 AND provider = 'stripe' AND active`,
      `UPDATE giving.provider_account SET description = 'x' WHERE city_id = $1 AND provider = 'stripe'`,
      `UPDATE giving.provider_account SET proposal_id = NULL, proposed_by = 'cli:x', secret = '\\x00' WHERE city_id = $1 AND provider = 'stripe'`,
      `${row('proposed_by, proposed_by_name')} VALUES ($1, gen_random_uuid(), 'stripe', 'live', '\\x00', false, 'cli:x', 'x')`,
      `${row('proposed_by, proposed_by_name, approved_by, approved_by_name')} VALUES ($1, gen_random_uuid(), 'stripe', 'live', '\\x00', false, 'x', 'x', 'y', 'y')`,
      `${row('proposed_by, proposed_by_name, approved_by, approved_by_name, proposal_id')} SELECT $1, gen_random_uuid(), 'stripe', 'live', '\\x00', false, a.* FROM (${agreed}) a`,
      `SELECT secret FROM giving.provider_account WHERE city_id = $1`,
    ])
      expect([sql, await asOffice(sql).then(JSON.stringify, String)]).toEqual([sql, expect.stringMatching(held)]);
    const undone = `UPDATE giving.provider_account_proposal SET status = 'declined' WHERE city_id = $1 AND status = 'approved' RETURNING id`;
    expect(await asOffice(undone)).toEqual([]);
    await admin.send(`/staff/accounts/${await waiting()}`, { decision: 'decline' }).expect(303);
    expect((await admin.get('/staff/accounts?done=decline').expect(200)).text).toContain('The change is withdrawn');
    expect(await waiting()).toBe('');
  });

  it('gets another secret by two persons without losing its address: signed by the old one nothing is believed any more', async () => {
    const [need] = await city.needs([1_000n]);
    const gift = await city.start([[need!, 1_000n]]);
    const change = (form: Record<string, string>) =>
      admin.send('/staff/accounts/secret', { accountId: gift.accountId, secret: SECRET, ...form });
    const short = await change({ secret: 'short' }).expect(400);
    expect(short.text).toContain('not complete');
    expect(short.text).not.toContain('value="short"');
    await change({ accountId: newId() }).expect(404);
    await change({ accountId: 'x' }).expect(404);
    await change({ secret: 'another secret of the tests' }).expect(303);
    app.clock.advance(11_000);
    // The old one is in force until another person approves.
    expect(await city.tell(gift, { type: 'payment.expired', reference: 'nobody’s' })).toBe(200);
    await approve();
    app.clock.advance(11_000);
    expect(await city.tell(gift)).toBe(400);
    await change({}).expect(303);
    await approve();
    app.clock.advance(11_000);
    expect(await city.tell(gift)).toBe(200);
    expect(await audited('provider_account.propose_secret')).toHaveLength(2);
  });

  it('is not brought back by what was proposed before: an approval withdraws what else waited for the merchant', async () => {
    const [gas, water] = [city.accounts.gas, city.accounts.water];
    const propose = (account: string, secret: string) => app.get(ProposeProviderSecret).run(city.city, account, secret, testPerson('a'));
    const older = await propose(gas, 'the key of the last year');
    const beside = await propose(water, 'the key of the water works');
    const opens = { provider: 'sandbox', mode: 'test' as const, billerCode: 'gas', secret: SECRET };
    const another = await app.get(ProposeProviderAccount).run(city.city, opens, testPerson('a'));
    const newer = await propose(gas, 'the key of this very year');
    const decide = (id: string, by = testPerson('b')) => app.get(DecideProviderAccount).run(city.city, id, 'approve', by);
    const both = await Promise.allSettled([decide(newer), decide(newer, testPerson('c'))]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    for (const id of [older, another]) await expect(decide(id)).rejects.toMatchObject({ code: 'wrong_state' });
    const waits = await asOffice(`SELECT id FROM giving.provider_account_proposal WHERE city_id = $1 AND status = 'proposed'`);
    expect(waits).toEqual([{ id: beside }]);
    expect((await audited('provider_account.decline')).filter(({ subject }) => subject === `provider_account:${gas}`)).toHaveLength(1);
    await app.get(DecideProviderAccount).run(city.city, beside, 'decline', testPerson('a'));
  });

  it('that was replaced collects again by two persons alone', async () => {
    const opens = { provider: 'sandbox', mode: 'test' as const, billerCode: 'gas', secret: SECRET };
    const made = await app.get(ProposeProviderAccount).run(city.city, opens, testPerson('a'));
    app.clock.advance(1_000);
    await app.get(DecideProviderAccount).run(city.city, made, 'approve', testPerson('b'));
    const before = `UPDATE giving.provider_account SET active = false WHERE city_id = $1 AND biller_code = 'gas' AND active;`;
    const again = `UPDATE giving.provider_account SET active = true WHERE city_id = $1 AND id = $2`;
    const swap = city.as('office', async (tx) => {
      await tx.query(before.slice(0, -1), [tx.cityId]);
      await tx.query(again, [tx.cityId, city.accounts.gas]);
    });
    await expect(swap).rejects.toThrow(/row-level security/);
    // Nor does a secret that was approved once come back, to whoever kept it as it lay sealed.
    const waited: Sealed[] = [];
    const kept: Sealed[] = [];
    for (const secret of ['the first key of this account', 'the second key of this account']) {
      const id = await app.get(ProposeProviderSecret).run(city.city, city.accounts.water, secret, testPerson('a'));
      const lies = 'SELECT id, secret FROM giving.provider_account_proposal WHERE city_id = $1 AND id = $2';
      waited.push(...(await city.as('office', (tx) => tx.query<Sealed>(lies, [tx.cityId, id]))));
      app.clock.advance(1_000);
      await app.get(DecideProviderAccount).run(city.city, id, 'approve', testPerson('b'));
      const stands = 'SELECT $3::uuid AS id, secret FROM giving.provider_account WHERE city_id = $1 AND id = $2';
      kept.push(...(await city.as('donor', (tx) => tx.query<Sealed>(stands, [tx.cityId, city.accounts.water, id]))));
    }
    // It moves by being opened and sealed anew: no bytes of a proposal are an account's.
    expect(kept.map(({ secret }) => secret.toString('hex'))).not.toEqual(waited.map(({ secret }) => secret.toString('hex')));
    const put = `UPDATE giving.provider_account SET proposal_id = $3, secret = $4 WHERE city_id = $1 AND id = $2`;
    const backTo = ({ id, secret }: Sealed) => city.as('office', (tx) => tx.query(put, [tx.cityId, city.accounts.water, id, secret]));
    const [older, newer] = kept;
    for (const old of [older!, ...waited]) await expect(backTo(old)).rejects.toThrow(/row-level security/);
    await backTo(newer!);
  });

  it.each<[string, Record<string, string>, number, string]>([
    ['another provider’s secret', { secret: SECRET }, 400, 'not complete'],
    ['a test key in live mode', { mode: 'live' }, 400, 'not complete'],
    ['no bank for the city’s money', { bank: '' }, 400, 'Name the bank account'],
    ['an IBAN with a wrong digit', { bank: 'TR330006100519786457841327' }, 400, 'not a valid IBAN'],
    ['a biller that the city does not have', { merchant: 'sunshine' }, 400, 'no such biller'],
    ['a provider that is not offered', { providerName: 'nestpay' }, 404, 'not known'],
  ])('is not opened with %s, and the secret does not come back', async (_, change, status, sentence) => {
    const { text } = await admin.send('/staff/accounts', { ...sound, ...change }).expect(status);
    expect(text).toContain(sentence);
    expect(text).not.toContain('storyonly');
    expect(text).not.toContain(SECRET);
  });
});

describe('a proposal about a merchant account', () => {
  it('that waited for more than a week can only be withdrawn', async () => {
    const id = await app.get(ProposeProviderSecret).run(city.city, city.accounts.water, 'a key that nobody looked at', testPerson('a'));
    app.clock.advance(7 * 86_400_000 + 1);
    const late = await again(other);
    const { text } = await late.get('/staff/accounts').expect(200);
    expect(text).toContain('Older than seven days');
    expect(text).not.toContain('value="approve"');
    expect((await late.send(`/staff/accounts/${id}`, { decision: 'approve' }).expect(409)).text).toContain('older than seven days');
    const anyway = `UPDATE giving.provider_account_proposal SET status = 'approved', decided_by = 'x', decided_by_name = 'x', decided_at = $2, secret = NULL
      WHERE city_id = $1 AND status = 'proposed'`;
    const asked = city.as('office', (tx) => tx.query(anyway, [tx.cityId, app.clock.now()]));
    await expect(asked).rejects.toMatchObject({ driverError: { constraint: 'provider_account_proposal_fresh' } });
    await late.send(`/staff/accounts/${id}`, { decision: 'decline' }).expect(303);
  });
});
