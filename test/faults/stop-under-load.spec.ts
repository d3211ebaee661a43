import { Agent, request } from 'node:http';
import { ReadDonation } from '../../src/donations/index.js';
import { FixedClock, SystemClock } from '../../src/kernel/clock.js';
import { GivingCity, startGivingApp } from '../invariants/giving.js';
import { atTheEnd, recordGuarantee, startProcess, until, type TestProcess } from '../support/index.js';

// O1 where it costs something: donors read, and begin gifts, and one form is slow, while the process is told to end.

const READERS = 12;
const GIVERS = 8;

describe('SIGTERM while donors read and give', () => {
  it('cuts no request, keeps each gift that was answered, and ends within ten seconds', async () => {
    const look = await startGivingApp({ clock: new FixedClock(new SystemClock().now()) });
    const world = await GivingCity.open(look);
    const needs = await world.needs(Array.from({ length: GIVERS }, () => 9_000_000n));
    const env = { LOG_LEVEL: 'silent', BASE_URL: look.config.baseUrl };
    const site = await startProcess({ sites: ['donor'], databases: look.databases, env });
    const agent = new Agent({ keepAlive: true, maxSockets: READERS + GIVERS });
    atTheEnd(() => agent.destroy());

    const tokens: string[] = [];
    const cut: unknown[] = [];
    const other: number[] = [];
    let read = 0;
    const visit = async (work: () => Promise<void>): Promise<void> => {
      for (;;) {
        try {
          await work();
        } catch (error) {
          // The door was shut before the request began.
          if ((error as NodeJS.ErrnoException).code !== 'ECONNREFUSED') cut.push(error);
          return;
        }
      }
    };
    const reader = visit.bind(undefined, async () => {
      const { status } = await send(agent, `${site.url}/testkent/en/bills`);
      if (status === 200) read += 1;
      else other.push(status);
    });
    const giver = (needId: string): Promise<void> =>
      visit(async () => {
        const gift = { lines: [{ needId, amount: { amount: '1.00', currency: 'TRY' } }], ifFilled: 'next' };
        const { status, text } = await send(agent, `${site.url}/api/v1/testkent/donations`, JSON.stringify(gift));
        if (status === 201) tokens.push((JSON.parse(text) as { token: string }).token);
        else other.push(status);
      });
    const visitors = [...Array.from({ length: READERS }, () => reader()), ...needs.map(giver)];
    await until('there is load', () => read > 200 && tokens.length > 50, 60_000);
    const before = { read, given: tokens.length };
    const slow = await slowForm(site, 3_000);
    // Answered after the form's line was taken: so that was accepted before the signal.
    await send(agent, `${site.url}/health/live`);
    const begun = performance.now();
    expect(await site.end('SIGTERM')).toBe(0);
    expect(performance.now() - begun).toBeLessThan(10_000);
    await Promise.all(visitors);

    expect(await slow.status).toBeGreaterThanOrEqual(400);
    expect([cut, other]).toEqual([[], []]);
    expect([read > before.read, tokens.length > before.given]).toEqual([true, true]);
    const readDonation = look.get(ReadDonation);
    for (const token of tokens) expect((await readDonation.run(world.city, token)).status).toBe('pending');
    recordGuarantee(
      'O1',
      'SIGTERM while donors read and begin gifts cuts no request and loses no gift that was answered; exit within 10 s.',
      `${String(READERS)} readers and ${String(GIVERS)} givers without a pause, connections kept, and one slow form: cut 0, answered and not kept 0`,
    );
  }, 120_000);
});

function send(agent: Agent, url: string, body?: string): Promise<{ status: number; text: string }> {
  return new Promise((resolve, reject) => {
    const headers = body === undefined ? { accept: 'text/html' } : { 'content-type': 'application/json' };
    const sent = request(url, { agent, method: body === undefined ? 'GET' : 'POST', headers }, (response) => {
      let text = '';
      response.setEncoding('utf8').on('data', (part: string) => (text += part));
      response.once('end', () => resolve({ status: response.statusCode ?? 0, text })).once('error', reject);
    });
    sent.once('error', reject);
    sent.end(body);
  });
}

/** A form that is on its way for so long, from when its line is there. */
async function slowForm(site: TestProcess, milliseconds: number): Promise<{ status: Promise<number> }> {
  const form = request(`${site.url}/nowhere`, { method: 'POST', headers: { 'content-type': 'application/json', origin: site.url } });
  const status = new Promise<number>((resolve, reject) => {
    form.once('response', (response) => resolve(response.resume().statusCode ?? 0)).once('error', reject);
  });
  form.write('{"slow":');
  await new Promise<void>((resolve) => form.once('socket', (socket) => socket.once('connect', resolve)));
  setTimeout(() => form.end('true}'), milliseconds);
  return { status };
}
