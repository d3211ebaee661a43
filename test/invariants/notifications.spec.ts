import { request } from 'node:http';
import fc from 'fast-check';
import type { NeedId, RefundId } from '../../src/kernel/ids.js';
import { sign } from '../../src/payments/providers/timestamp-signature.js';
import { writeMessage, type SandboxNotification } from '../../src/payments/providers/sandbox/domain/sandbox-message.js';
import { recordGuarantee, type TestApp } from '../support/index.js';
import { GivingCity, SECRET, startGivingApp, wrongIn, type StartedGift } from './giving.js';

// What providers say, and whoever plays one: at the door, and in whatever order and number it comes.

let app: TestApp;
let world: GivingCity;
beforeAll(async () => {
  app = await startGivingApp();
  world = await GivingCity.open(app);
}, 60_000);

const need = async (): Promise<NeedId> => {
  const [id] = await world.needs([10_000n]);
  if (!id) throw new Error('a need');
  return id;
};

describe('what is refused at the door', () => {
  let gift: StartedGift;
  let body: string;
  beforeAll(async () => {
    gift = await world.start([[await need(), 10_000n]]);
    const { reference, paymentId, amount } = gift;
    const told = {
      eventId: 'evt_door',
      type: 'payment.captured',
      at: app.clock.now(),
      mode: 'test',
      reference,
      paymentId,
      amount,
      currency: 'TRY',
    } as const;
    body = writeMessage(told);
  });

  interface Post {
    readonly body: string;
    /** As they stand on the wire: a name may come twice. */
    readonly headers: readonly (readonly [string, string])[];
    readonly provider?: string;
  }
  const json = ['Content-Type', 'application/json'] as const;
  const signed = (text: string, seconds = 0, secret = SECRET): readonly [string, string] => [
    'Sandbox-Signature',
    sign(secret, text, new Date(app.clock.now().getTime() + seconds * 1000)),
  ];

  /** Sends bytes as they are. A server that answers before it has read all may shut the line in between: that is no answer lost. */
  async function post({ body: text, headers, provider = 'sandbox' }: Post): Promise<number> {
    return new Promise((resolve, reject) => {
      const { hostname, port } = new URL(app.url);
      const path = `/webhooks/${provider}/${world.accounts.water}`;
      const raw = [...headers, ['Content-Length', String(Buffer.byteLength(text))] as const].flat();
      const sent = request({ hostname, port, path, method: 'POST', headers: ['Host', `${hostname}:${port}`, ...raw] }, (response) => {
        response.resume();
        resolve(response.statusCode ?? 0);
      });
      sent.once('error', reject);
      sent.end(text);
    });
  }
  const counted = async (provider: string, reason: string): Promise<number> => {
    const { text } = await app.program().get('/metrics').expect(200);
    const line = new RegExp(`^notifications_refused_total\\{provider="${provider}",reason="${reason}"\\} (\\d+)$`, 'm').exec(text);
    return Number(line?.[1] ?? 0);
  };
  const rows = async (): Promise<unknown[]> => [
    await world.rows('SELECT id FROM giving.inbox WHERE city_id = $1'),
    await app.databases.as('donor', `SELECT count(*) FROM giving.wake WHERE queue = 'inbox'`),
    await world.rows('SELECT status FROM giving.payment WHERE city_id = $1 ORDER BY id'),
  ];

  it.each<[string, number, string, () => Post]>([
    ['no signature', 400, 'notification_unsigned', () => ({ body, headers: [json] })],
    ['a forged signature', 400, 'notification_unsigned', () => ({ body, headers: [json, signed(body, 0, 'of somebody else')] })],
    ['a stale signature', 400, 'notification_unsigned', () => ({ body, headers: [json, signed(body, -301)] })],
    ['a future signature', 400, 'notification_unsigned', () => ({ body, headers: [json, signed(body, 60)] })],
    ['the right signature twice, as a list', 400, 'notification_unsigned', () => ({ body, headers: [json, signed(body), signed(body)] })],
    [
      'a forged signature before the right one',
      400,
      'notification_unsigned',
      () => ({ body, headers: [json, signed(body, 0, 'x'), signed(body)] }),
    ],
    ['one field changed', 400, 'notification_unsigned', () => ({ body: body.replace('10000', '10001'), headers: [json, signed(body)] })],
    ['a signed text that is no notification', 400, 'notification_unreadable', () => ({ body: '[]', headers: [json, signed('[]')] })],
    ['another content type', 415, 'content_type_unsupported', () => ({ body, headers: [['Content-Type', 'text/xml'], signed(body)] })],
    ['no content type', 415, 'content_type_unsupported', () => ({ body, headers: [signed(body)] })],
    ['5 MB', 413, 'body_too_large', () => ({ body: 'x'.repeat(5_000_000), headers: [json] })],
    ['300 kB, well signed', 413, 'body_too_large', () => ({ body: ' '.repeat(300_000), headers: [json, signed(' '.repeat(300_000))] })],
    [
      'an account of another provider',
      404,
      'provider_account_unknown',
      () => ({ body: 'a=b', headers: [['Content-Type', 'application/x-www-form-urlencoded']], provider: 'nestpay' }),
    ],
    ['a provider that there is not', 404, 'provider_unknown', () => ({ body, headers: [json, signed(body)], provider: 'nobody' })],
  ])('%s: %i, counted as %s, and nothing kept', async (_, status, reason, what) => {
    const { provider = 'sandbox' } = what();
    const label = provider === 'nobody' ? 'other' : provider;
    const before = { counted: await counted(label, reason), rows: await rows() };
    expect(await post(what())).toBe(status);
    expect(await counted(label, reason)).toBe(before.counted + 1);
    expect(await rows()).toEqual(before.rows);
  });

  it('stays there: what is well signed is taken, and is in no counter of refusals', async () => {
    const { text: before } = await app.program().get('/metrics');
    expect(await post({ body, headers: [json, signed(body)] })).toBe(200);
    const { text: after } = await app.program().get('/metrics');
    const refused = (text: string): string[] => text.split('\n').filter((line) => line.startsWith('notifications_refused_total'));
    expect(refused(after)).toEqual(refused(before));
    expect(await world.rows(`SELECT id FROM giving.inbox WHERE city_id = $1 AND event_id = 'evt_door'`)).toHaveLength(1);
  });
});

type Said = 'captured' | 'failed' | 'expired' | 'refunded';
const types: Readonly<Record<Said, SandboxNotification['type']>> = {
  captured: 'payment.captured',
  failed: 'payment.failed',
  expired: 'payment.expired',
  refunded: 'refund.succeeded',
};
/** A few events, each with copies, in any order; and after which of them the jobs run. */
const history = (always: readonly Said[]): fc.Arbitrary<{ said: Said; event: number; jobs: boolean }[]> =>
  fc
    .array(fc.constantFrom<Said>('captured', 'failed', 'expired', 'refunded'), { maxLength: 3 })
    .chain((more) => {
      const events = [...always, ...more].map((said, event) => ({ said, event }));
      const copies = fc.tuple(...events.map(() => fc.integer({ min: 1, max: 3 })));
      return copies.map((counts) => events.flatMap((each, at) => Array.from({ length: counts[at] ?? 1 }, () => each)));
    })
    .chain((all) => fc.shuffledSubarray(all, { minLength: all.length }))
    .chain((all) => fc.tuple(...all.map((each) => fc.boolean().map((jobs) => ({ ...each, jobs })))));

describe('every order and any number of copies', () => {
  let histories = 0;
  let told = 0;
  async function live(
    gift: StartedGift,
    events: readonly { said: Said; event: number; jobs: boolean }[],
    refundId?: RefundId,
  ): Promise<void> {
    for (const { said, event, jobs } of events) {
      const eventId = `evt_${gift.paymentId}_${String(event)}`;
      const status = await world.tell(gift, { eventId, type: types[said], ...(said === 'refunded' && refundId ? { refundId } : {}) });
      expect(status).toBe(200);
      told += 1;
      if (jobs) await world.runDue();
    }
    await world.runDue();
    histories += 1;
  }
  const stateOf = async (gift: StartedGift): Promise<unknown> => {
    const [payment] = await world.rows('SELECT status, returned FROM giving.payment WHERE city_id = $1 AND id = $2', gift.paymentId);
    const [donation] = await world.rows('SELECT status FROM giving.donation WHERE city_id = $1 AND id = $2', gift.donationId);
    return { payment, donation };
  };

  it('with a capture among them is money that came once', async () => {
    await fc.assert(
      fc.asyncProperty(history(['captured']), async (events) => {
        const id = await need();
        const gift = await world.start([[id, 10_000n]]);
        await live(gift, events);
        expect(await stateOf(gift)).toEqual({ payment: { status: 'captured', returned: 0n }, donation: { status: 'received' } });
        expect(await world.need(id)).toMatchObject({ status: 'funded', reserved: 0n, funded: 10_000n });
        // A refund that nobody asked for is a matter for a person.
        const refunds = new Set(events.filter(({ said }) => said === 'refunded').map(({ event }) => event)).size;
        const aside = await world.rows(
          `SELECT id FROM giving.inbox WHERE city_id = $1 AND status = 'quarantined' AND event_id LIKE $2`,
          `evt_${gift.paymentId}_%`,
        );
        expect(aside).toHaveLength(refunds);
        expect(wrongIn(await world.books())).toEqual([]);
      }),
      { numRuns: 20 },
    );
  }, 120_000);

  it('about money that goes back is money that went once', async () => {
    await fc.assert(
      fc.asyncProperty(history(['refunded']), async (events) => {
        const id = await need();
        const gift = await world.start([[id, 10_000n]], { ifFilled: 'refund' });
        app.clock.advance(45 * 60_000);
        await world.runDue();
        // Its place is taken meanwhile, and its money comes late.
        await world.tell(await world.start([[id, 10_000n]]));
        await world.tell(gift);
        await world.runDue();
        const [refund] = await world.rows<{ id: RefundId }>(
          'SELECT id FROM giving.refund WHERE city_id = $1 AND payment_id = $2',
          gift.paymentId,
        );
        await live(gift, events, refund?.id);
        expect(await stateOf(gift)).toEqual({ payment: { status: 'refunded', returned: 10_000n }, donation: { status: 'refunded' } });
        expect(await world.rows('SELECT status, amount FROM giving.refund WHERE city_id = $1 AND payment_id = $2', gift.paymentId)).toEqual(
          [{ status: 'succeeded', amount: 10_000n }],
        );
        expect(await world.need(id)).toMatchObject({ status: 'funded', funded: 10_000n });
        expect(wrongIn(await world.books())).toEqual([]);
      }),
      { numRuns: 15 },
    );
    expect(told).toBeGreaterThan(histories);
    recordGuarantee(
      'M8',
      'Notifications in every order and any number of copies are right once; a forged, stale, future, oversized or mistyped one leaves a counter and no row.',
      `${String(histories)} histories of captures, failures, lapses and refunds with copies in any order: 0 booked twice; 14 kinds refused at the door: 0 rows`,
    );
  }, 120_000);
});
