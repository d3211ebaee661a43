import { randomBytes, randomUUID } from 'node:crypto';
import type { Response } from 'supertest';
import { IdempotencyKeyEntity } from '../../src/donations/start/idempotency-key.entity.js';

import { FixedClock, SystemClock } from '../../src/kernel/clock.js';
import type { NeedId } from '../../src/kernel/ids.js';
import { PaymentProviders } from '../../src/payments/index.js';
import { recordGuarantee, startProcess, type TestApp, type TestProcess } from '../support/index.js';
import { GivingCity, startGivingApp } from './giving.js';

// M7: a client's key begins one gift, whatever happens to the request.

let app: TestApp;
let world: GivingCity;
let elsewhere: GivingCity;
beforeAll(async () => {
  app = await startGivingApp();
  world = await GivingCity.open(app);
  elsewhere = await GivingCity.open(app, 'elsewhere');
}, 120_000);

const newKey = (): string => randomUUID();
const gift = (needId: string, amount = '100.00'): object => ({
  lines: [{ needId, amount: { amount, currency: 'TRY' } }],
  ifFilled: 'next',
  email: 'donor@example.org',
});
const start = async (key: string, body: object, slug = 'testkent'): Promise<Response> =>
  app.program().post(`/api/v1/${slug}/donations`).set('Idempotency-Key', key).send(body);
const need = async (amount = 10_000n, city = world): Promise<NeedId> => {
  const [id] = await city.needs([amount]);
  if (!id) throw new Error('a need');
  return id;
};
const giftsOf = (needId: string, city = world): Promise<unknown[]> =>
  city.rows('SELECT donation_id FROM giving.allocation WHERE city_id = $1 AND need_id = $2', needId);
const keysIn = (city = world): Promise<IdempotencyKeyEntity[]> =>
  city.as('donor', (tx) => tx.manager.findBy(IdempotencyKeyEntity, { cityId: tx.cityId }));

describe('the same key with the same body', () => {
  it('gets the same answer, to the last byte, and begins one gift', async () => {
    const [id, key] = [await need(), newKey()];
    const first = await start(key, gift(id));
    const again = await start(key, gift(id));
    expect([first.status, again.status, again.text]).toEqual([201, 201, first.text]);
    expect(await giftsOf(id)).toHaveLength(1);
  });

  it('whose fields stand in another order is the same', async () => {
    const [id, key] = [await need(), newKey()];
    const first = await start(key, gift(id));
    const turned = Object.fromEntries(Object.entries(gift(id)).reverse());
    expect((await start(key, turned)).text).toBe(first.text);
  });
});

describe('two hundred starts at once with one key', () => {
  let city: GivingCity;
  let processes: readonly TestProcess[];

  // Two processes are started here, and where this file is the first of its run they are built before.
  beforeAll(async () => {
    // Both by the real clock, and so is the application that looks.
    const look = await startGivingApp({ clock: new FixedClock(new SystemClock().now()) });
    city = await GivingCity.open(look);
    const { databases, config } = look;
    processes = await Promise.all(
      [1, 2].map(() => startProcess({ sites: ['donor'], databases, env: { LOG_LEVEL: 'silent', BASE_URL: config.baseUrl } })),
    );
  }, 400_000);

  it('on two processes are one gift and one answer', async () => {
    const [id, key] = [await need(10_000n, city), newKey()];
    const body = JSON.stringify(gift(id, '60.00'));
    const ask = async (at: number): Promise<{ status: number; text: string }> => {
      const answer = await fetch(`${processes[at % 2]?.url ?? ''}/api/v1/testkent/donations`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'idempotency-key': key },
        body,
      });
      const text = await answer.text();
      // As a client does with its key: who is told to come again (another is at it, or all connections are taken) comes again.
      const again = (answer.status === 409 && text.includes('idempotency_in_progress')) || answer.status === 503;
      return again ? ask(at + 1) : { status: answer.status, text };
    };
    const answers = await Promise.all(Array.from({ length: 200 }, (_, at) => ask(at)));
    expect(answers.filter(({ status }) => status !== 201)).toEqual([]);
    expect(new Set(answers.map(({ text }) => text)).size).toBe(1);
    expect(await giftsOf(id, city)).toHaveLength(1);
    expect((await city.need(id)).reserved).toBe(6_000n);
    expect(await city.rows('SELECT id FROM giving.payment WHERE city_id = $1')).toHaveLength(1);
    recordGuarantee(
      'M7',
      'Idempotency-Key: the same body gets the same answer, another body is refused, at once is one effect, and in another city it is no key.',
      '200 starts at once with one key on two processes: 1 gift, 1 answer; stopped between gift and answer: gone on with, 0 lost, 0 doubled',
    );
  }, 180_000);
});

describe('a key', () => {
  it('with another body is refused, and nothing is begun', async () => {
    const [one, two, key] = [await need(), await need(), newKey()];
    expect((await start(key, gift(one))).status).toBe(201);
    for (const body of [gift(two), gift(one, '50.00'), { ...gift(one), email: 'other@example.org' }]) {
      const { status, body: problem } = await start(key, body);
      expect([status, problem.code]).toEqual([422, 'idempotency_key_reused']);
    }
    expect(await giftsOf(two)).toEqual([]);
    expect(await giftsOf(one)).toHaveLength(1);
  });

  it.each([
    ['no ASCII', 'ü'.repeat(20)],
    ['256 characters', 'x'.repeat(256)],
    ['a tab', 'a\tb'.repeat(10)],
    ['one character, which a stranger has too', '1'],
    ['15 characters', 'x'.repeat(15)],
  ])('of %s is refused before anything', async (_, key) => {
    const answer = await fetch(`${app.url}/api/v1/testkent/donations`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'idempotency-key': key },
      body: JSON.stringify(gift(await need())),
    });
    expect([answer.status, ((await answer.json()) as { code: string }).code]).toEqual([400, 'idempotency_key_invalid']);
  });

  it.each([16, 255])('of %i characters is one', async (length) => {
    expect((await start(randomBytes(128).toString('hex').slice(0, length), gift(await need()))).status).toBe(201);
  });

  it('of another city is no key here: it begins a gift of its own, and leaves the other as it was', async () => {
    const [here, there, key] = [await need(), await need(10_000n, elsewhere), newKey()];
    const first = await start(key, gift(here));
    const before = await keysIn();
    const foreign = await start(key, gift(there), 'elsewhere');
    expect([foreign.status, foreign.body.token === first.body.token]).toEqual([201, false]);
    expect(await giftsOf(there, elsewhere)).toHaveLength(1);
    expect(await keysIn()).toEqual(before);
    const hashes = (await keysIn(elsewhere)).map(({ keyHash }) => keyHash.toString('hex'));
    expect(before.map(({ keyHash }) => keyHash.toString('hex')).filter((hash) => hashes.includes(hash))).toEqual([]);
  });

  it('of a start that was refused is free: nothing was done by it', async () => {
    const [id, key] = [await need(), newKey()];
    const refused = await start(key, gift(id, '100.01'));
    expect([refused.status, refused.body.code]).toEqual([409, 'amount_over_remaining']);
    expect((await start(key, gift(id))).status).toBe(201);
  });

  it('is kept for a day, sealed, and then swept', async () => {
    const [id, key] = [await need(), newKey()];
    const { body } = await start(key, gift(id, '10.00'));
    for (const { answer } of await keysIn()) {
      expect([answer.includes('token'), answer.includes(String(body.token))]).toEqual([false, false]);
    }
    app.clock.advance(24 * 3_600_000);
    const anew = await start(key, gift(id, '10.00'));
    expect([anew.status, anew.body.token === body.token]).toEqual([201, false]);
    app.clock.advance(26 * 3_600_000);
    await world.runDue();
    expect((await keysIn()).length).toBe(0);
  }, 120_000);
});

describe('a start that was stopped in the middle', () => {
  /** The gift is written and the process dies before the provider answers: nothing after that runs. */
  async function stopped(key: string, body: object): Promise<void> {
    const sandbox = app.get(PaymentProviders).named('sandbox');
    const create = sandbox.createCheckout;
    const dead = new Promise<void>((reached) => {
      sandbox.createCheckout = () => new Promise(() => reached());
    });
    void start(key, body).catch(() => undefined);
    await dead;
    sandbox.createCheckout = create;
  }

  it('makes others wait, and after a minute the next one goes on with the same gift', async () => {
    const [id, key] = [await need(), newKey()];
    await stopped(key, gift(id));
    expect((await start(key, gift(id, '1.00'))).body.code).toBe('idempotency_key_reused');
    expect((await start(key, gift(id))).body.code).toBe('idempotency_in_progress');
    app.clock.advance(61_000);
    const on = await start(key, gift(id));
    expect(on.status).toBe(201);
    expect((await start(key, gift(id))).text).toBe(on.text);
    expect(await giftsOf(id)).toHaveLength(1);
    await app
      .program()
      .get(`/api/v1/testkent/donations/${String(on.body.token)}`)
      .expect(200);
    expect((await app.visitor().get(new URL(String(on.body.redirectUrl)).pathname)).status).toBe(200);
  }, 120_000);

  it('and whose gift is over meanwhile begins another', async () => {
    const [id, key] = [await need(), newKey()];
    await stopped(key, gift(id));
    app.clock.advance(41 * 60_000);
    await world.runDue();
    const anew = await start(key, gift(id));
    expect(anew.status).toBe(201);
    expect(await giftsOf(id)).toHaveLength(2);
    expect((await world.need(id)).reserved).toBe(10_000n);
  }, 120_000);
});

describe('a provider that does not answer', () => {
  it('leaves the key free for the next try', async () => {
    const sandbox = app.get(PaymentProviders).named('sandbox');
    const create = sandbox.createCheckout;
    const [id, key] = [await need(), newKey()];
    sandbox.createCheckout = () => Promise.reject(new Error('away'));
    const failed = await start(key, gift(id));
    sandbox.createCheckout = create;
    expect([failed.status, failed.body.code]).toEqual([503, 'provider_unavailable']);
    expect((await start(key, gift(id))).status).toBe(201);
    expect((await world.need(id)).reserved).toBe(10_000n);
  });
});
