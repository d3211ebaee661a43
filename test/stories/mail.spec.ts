import { createServer, type AddressInfo, type Socket } from 'node:net';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { Mailbox } from '../../src/platform/mail/index.js';
import { textsIn } from '../../src/platform/texts/index.js';
import { GivingCity, startGivingApp } from '../invariants/giving.js';
import { atTheEnd, type TestApp } from '../support/index.js';

const MINUTE = 60_000;

/** A mail server that takes what comes, but for as many first letters as it was told to turn away. */
async function mailServer(): Promise<{ url: URL; letters: string[]; turnAway: (count: number) => void }> {
  const letters: string[] = [];
  let turnedAway = 0;
  const talk = (socket: Socket): void => {
    let letter: string | undefined;
    let rest = '';
    socket.write('220 test\r\n');
    socket.on('error', () => undefined);
    socket.on('data', (bytes) => {
      rest += bytes.toString('utf8');
      for (let end = rest.indexOf('\r\n'); end >= 0; end = rest.indexOf('\r\n')) {
        const line = rest.slice(0, end);
        rest = rest.slice(end + 2);
        if (letter === undefined) {
          if (/^MAIL/i.test(line) && turnedAway > 0) {
            turnedAway -= 1;
            socket.write('451 come again later\r\n');
          } else if (/^DATA/i.test(line)) {
            letter = '';
            socket.write('354 go on\r\n');
          } else if (/^QUIT/i.test(line)) socket.end('221 bye\r\n');
          else socket.write('250 ok\r\n');
        } else if (line === '.') {
          letters.push(letter);
          letter = undefined;
          socket.write('250 taken\r\n');
        } else letter += `${line}\n`;
      }
    });
  };
  const server = createServer(talk);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  atTheEnd(() => void server.close());
  const { port } = server.address() as AddressInfo;
  return { url: new URL(`smtp://127.0.0.1:${String(port)}`), letters, turnAway: (count) => void (turnedAway = count) };
}

describe('the receipt by mail', () => {
  let app: TestApp;
  let city: GivingCity;
  beforeAll(async () => {
    app = await startGivingApp();
    city = await GivingCity.open(app);
  }, 60_000);

  const give = async (email: string | undefined, language: string): Promise<string> => {
    const [need] = await city.needs([20_000n]);
    if (!need) throw new Error('a need');
    const gift = await city.start([[need, 20_000n]], { language, ...(email === undefined ? {} : { email }) });
    // The provider says it three times.
    for (const eventId of [`a-${gift.paymentId}`, `a-${gift.paymentId}`, `b-${gift.paymentId}`]) await city.tell(gift, { eventId });
    await city.runDue();
    await city.runDue();
    return gift.token;
  };
  const lettersTo = (address: string) =>
    app
      .get(Mailbox)
      .all()
      .filter(({ to }) => to === address);

  it.each(['tr', 'en'] as const)(
    'comes once, in %s as the donor read, with amount and the city’s name, and no bill’s biller or number',
    async (language) => {
      const to = `giver-${language}@example.org`;
      const token = await give(to, language);
      app.clock.advance(3 * 86_400_000);
      await city.runDue();
      const letters = lettersTo(to);
      expect(letters).toHaveLength(1);
      expect(letters[0]).toMatchObject({ language, subject: textsIn(language).t('receipt.subject', { city: 'Testkent' }) });
      expect(letters[0]?.text).toContain(language === 'tr' ? '₺200,00' : '₺200.00');
      expect(letters[0]?.html).toContain(`lang="${language}"`);
      expect(letters[0]?.text).toContain(textsIn(language).t('donor.receipt.is_not.text'));
      // One number for one gift, in the letter and on the page.
      const [number = ''] = /\b[0-9A-F]{10}\b/.exec(letters[0]?.text ?? '') ?? [];
      expect((await app.visitor().get(`/testkent/${language}/gifts/${token}/receipt`)).text).toContain(`>${number}<`);
      expect(letters[0]?.text).not.toContain(textsIn(language).t('shared.demo.band'));
    },
  );

  it('is not sent where nobody left an address', async () => {
    const before = app.get(Mailbox).all().length;
    await give(undefined, 'en');
    expect(app.get(Mailbox).all()).toHaveLength(before);
  });

  it('is read at /dev/mailbox in development', async () => {
    await give('reader@example.org', 'tr');
    const { text } = await app.visitor().get('/dev/mailbox').expect(200);
    expect(text).toContain('reader@example.org');
    expect(text).toContain('₺200,00');
  });

  it('leaves no address in the open in the database or the log', async () => {
    await give('canary-7731@example.org', 'en');
    const rows = await city.rows<{ row: string }>('SELECT o::text AS row FROM giving.outbox o WHERE city_id = $1');
    const gifts = await city.rows<{ row: string }>(
      'SELECT concat(id, language, encode(email, $2)) AS row FROM giving.donation WHERE city_id = $1',
      'escape',
    );
    expect(rows.length).toBeGreaterThan(0);
    expect(gifts.length).toBeGreaterThan(0);
    for (const text of [...rows.map(({ row }) => row), ...gifts.map(({ row }) => row), ...app.log])
      expect(text).not.toContain('canary-7731');
  });
});

describe('a mail server that is away', () => {
  it('gets the letter later, once, and the gift does not wait for it', async () => {
    const server = await mailServer();
    const app = await startGivingApp({ config: { smtp: { url: server.url.href, from: 'Pay It Forward <no-reply@localhost>' } } });
    const city = await GivingCity.open(app);
    await app.visitor().get('/dev/mailbox').expect(404);
    server.turnAway(2);
    const [need] = await city.needs([20_000n]);
    if (!need) throw new Error('a need');
    const gift = await city.start([[need, 20_000n]], { language: 'tr', email: 'patient@example.org' });
    await city.tell(gift);
    await city.runDue();
    await city.runDue();
    expect(await city.need(need)).toMatchObject({ funded: 20_000n });
    expect(server.letters).toEqual([]);
    app.clock.advance(MINUTE);
    await city.runDue();
    expect(server.letters).toEqual([]); // turned away a second time
    app.clock.advance(MINUTE);
    await city.runDue();
    expect(server.letters).toEqual([]); // the second pause is twice as long
    app.clock.advance(MINUTE);
    await city.runDue();
    expect(server.letters).toHaveLength(1);
    expect(server.letters[0]).toContain('To: patient@example.org');
    app.clock.advance(86_400_000);
    await city.runDue();
    expect(server.letters).toHaveLength(1);
    expect(app.log.join('\n')).toContain('will be tried again');
    expect(app.log.join('\n')).not.toContain('patient@');
  }, 60_000);
});

describe('in the demonstration', () => {
  it('every letter says in its language that no real bill is paid', async () => {
    const app = await startGivingApp({ config: { mode: 'demo' } });
    const city = await GivingCity.open(app);
    const [need] = await city.needs([20_000n]);
    if (!need) throw new Error('a need');
    await city.tell(await city.start([[need, 20_000n]], { language: 'tr', email: 'giver@example.org' }));
    await city.runDue();
    await city.runDue();
    const band = textsIn('tr').t('shared.demo.band');
    const [letter] = app.get(Mailbox).all();
    expect([letter?.text.startsWith(band), /<body[^>]*><p>/.test(letter?.html ?? '') && letter?.html.includes(`><p>${band}</p>`)]).toEqual([
      true,
      true,
    ]);
  }, 60_000);
});
