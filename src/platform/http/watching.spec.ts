import { request as httpRequest } from 'node:http';
import supertest from 'supertest';
import { tryServer } from '../../../test/support/try-server.js';
import { createLogger, Readiness } from './index.js';

describe('the log', () => {
  it('has the route’s pattern, and nothing that a person or a program sent', async () => {
    const { url, log } = await tryServer();
    const canary = 'zeynep-canary';
    const ours = {
      origin: 'https://pay.example.org',
      cookie: `staff=${canary}`,
      'user-agent': canary,
      referer: `https://${canary}/`,
      'x-request-id': canary,
    };
    await supertest(url).get(`/people/${canary}?token=${canary}`).set(ours);
    await supertest(url).get(`/bug/${canary}`).set(ours);
    await supertest(url).get(`/nowhere/${canary}`).set(ours);
    await supertest(url)
      .post('/form')
      .set(ours)
      .send({ email: `${canary}@example.org` });
    await supertest(url).post('/api/gifts').set(ours).set('content-type', 'application/json').send(`{"${canary}`);
    const lines = log.map((line) => JSON.parse(line) as { route: string; status: number });
    expect(lines.map(({ route, status }) => [route, status])).toEqual([
      ['/people/:name', 200],
      ['/bug/:name', 500],
      ['unmatched', 404],
      ['/form', 201],
      ['/api/gifts', 400],
    ]);
    expect(log.join()).not.toContain('canary');
  });

  it('of an error keeps kind, code and place, and hides what is handed over by mistake', () => {
    const log: string[] = [];
    const logger = createLogger('info', { write: (line: string) => void log.push(line) });
    logger.error({ err: Object.assign(new Error('Key (name)=(canary)'), { code: '23505', constraint: 'one_name', detail: 'canary' }) });
    logger.error(new Error('canary'));
    logger.warn({ err: new Error('canary') }, 'a sentence');
    logger.info({ email: 'canary', household: { nationalId: 'canary', deep: { password: 'canary' } } });
    expect(log.join()).not.toContain('canary');
    expect(log.map((line) => (JSON.parse(line) as { msg?: string }).msg)).toEqual(['error', 'error', 'a sentence', undefined]);
    expect(JSON.parse(log[0] ?? '')).toMatchObject({
      err: { type: 'Error', code: '23505', constraint: 'one_name', at: expect.arrayContaining([expect.stringContaining('watching.spec')]) },
    });
  });
});

describe('metrics', () => {
  it('count by route pattern, and are there for this machine alone', async () => {
    const { url } = await tryServer();
    await supertest(url).get('/people/ada');
    const { text } = await supertest(url).get('/metrics').expect(200);
    expect(text).toContain('http_request_duration_seconds_count{method="GET",route="/people/:name",status="200"} 1');
    expect(text).not.toContain('ada');
    for (const header of ['x-forwarded-for', 'forwarded', 'x-real-ip'])
      await supertest(url).get('/metrics').set(header, '198.51.100.7').expect(404);
  });

  it('are there for who has the token, and nobody else', async () => {
    const { url } = await tryServer({ metricsToken: 'a-long-enough-token-of-metrics' });
    await supertest(url).get('/metrics').expect(404);
    await supertest(url).get('/metrics').set('authorization', 'Bearer a-long-enough-token-of-metricz').expect(404);
    await supertest(url).get('/metrics').set('authorization', 'Bearer a-long-enough-token-of-metrics').expect(200);
  });
});

describe('security.txt', () => {
  it('names the address of the setting, for half a year', async () => {
    const { url } = await tryServer({ securityContact: 'mailto:security@city.example' });
    const { text, headers } = await supertest(url).get('/.well-known/security.txt').expect(200);
    expect(text).toBe('Contact: mailto:security@city.example\nExpires: 2027-05-27T00:00:00.000Z\nPreferred-Languages: en\n');
    expect(headers['content-type']).toBe('text/plain; charset=utf-8');
  });

  it('is not there where the installation names none', async () => {
    const { url } = await tryServer();
    await supertest(url).get('/.well-known/security.txt').expect(404);
  });
});

describe('health', () => {
  it('is live and ready while every check holds, live and not ready when one fails or hangs', async () => {
    const { app, url } = await tryServer();
    await supertest(url).get('/health/ready').expect(200, { status: 'ok', checks: {} });
    let broken = false;
    app.get(Readiness).add({ name: 'database donor', run: async () => (broken ? await new Promise<void>(() => undefined) : undefined) });
    await supertest(url)
      .get('/health/ready')
      .expect(200, { status: 'ok', checks: { 'database donor': 'ok' } });
    broken = true;
    await supertest(url)
      .get('/health/ready')
      .expect(503, { status: 'unavailable', checks: { 'database donor': 'failing' } });
    await supertest(url).get('/health/live').expect(200, { status: 'ok' });
  });

  it('is not ready while it drains: what is under way is finished, and nobody new is let in', async () => {
    const { url, drain } = await tryServer();
    const slow = httpRequest(`${url}/form`, {
      method: 'POST',
      headers: { origin: 'https://pay.example.org', 'content-type': 'application/json' },
    });
    slow.write('{"slow":');
    const answered = new Promise<number | undefined>((resolve, reject) =>
      slow.once('response', (response) => resolve(response.resume().statusCode)).once('error', reject),
    );
    const drained = drain.run();
    const during = await supertest(url).get('/health/ready');
    expect([during.status, during.body.status, during.headers['connection']]).toEqual([503, 'stopping', 'close']);
    setTimeout(() => slow.end('true}'), 2_500);
    expect(await answered).toBe(201);
    await drained;
    await expect(supertest(url).get('/health/live')).rejects.toThrow('ECONNREFUSED');
  });
});
