import supertest from 'supertest';
import { tryServer } from '../../../test/support/try-server.js';

describe('a request that changes something', () => {
  const cases: [from: string, path: string, headers: Record<string, string>, status: number][] = [
    ['our own page', '/form', { origin: 'https://pay.example.org' }, 201],
    ['our own page on a city’s own host', '/form', { origin: 'https://pay.city.example', host: 'pay.city.example' }, 201],
    ['a browser without Origin on our page', '/form', { 'sec-fetch-site': 'same-origin' }, 201],
    ['another site', '/form', { origin: 'https://evil.example' }, 403],
    ['another site that says it is ours', '/form', { origin: 'https://evil.example', 'sec-fetch-site': 'same-origin' }, 403],
    ['our name over plain http', '/form', { origin: 'http://pay.example.org' }, 403],
    ['a hidden origin', '/form', { origin: 'null' }, 403],
    ['a sister site', '/form', { 'sec-fetch-site': 'same-site' }, 403],
    ['another site without Origin', '/form', { 'sec-fetch-site': 'cross-site' }, 403],
    ['nobody', '/form', {}, 403],
    ['a program', '/api/large', {}, 201],
    ['a program that carries a cookie', '/api/large', { cookie: 'staff=x' }, 403],
    ['another site’s page, to the API', '/api/large', { origin: 'https://evil.example' }, 403],
    ['a provider', '/webhooks/sandbox/1', { origin: 'https://provider.example' }, 201],
    ['anybody, where the route says so', '/told', { origin: 'https://evil.example' }, 201],
  ];

  it.each(cases)('from %s to %s %j is answered %d', async (_, path, headers, status) => {
    const { url } = await tryServer();
    const answer = await supertest(url).post(path).set(headers).send({ text: '' });
    expect(answer.status).toBe(status);
    if (status === 403) expect(answer.body).toMatchObject({ code: 'wrong_origin' });
  });

  it('is not asked of one that only reads', async () => {
    const { url } = await tryServer();
    expect((await supertest(url).get('/people/ada').set('Origin', 'https://evil.example')).status).toBe(200);
  });
});

describe('a body', () => {
  const post = async (path: string, type: string, body: string | Buffer): Promise<supertest.Response> =>
    await supertest((await tryServer()).url)
      .post(path)
      .set('content-type', type)
      .set('origin', 'https://pay.example.org')
      .send(body);

  it('of a form is read, repeated fields as a list', async () => {
    expect((await post('/form', 'application/x-www-form-urlencoded', 'need=a&need=b&amount=12%2C50')).body).toEqual({
      need: ['a', 'b'],
      amount: '12,50',
    });
  });

  it.each([
    ['over 1 MB', '/form', 'application/json', JSON.stringify({ text: 'x'.repeat(1_100_000) }), 413],
    ['over 1 MB in a form', '/form', 'application/x-www-form-urlencoded', `a=${'x'.repeat(1_100_000)}`, 413],
    ['over 1 MB where the route takes more', '/api/large', 'application/json', JSON.stringify({ text: 'x'.repeat(1_100_000) }), 201],
    ['over what that route takes', '/api/large', 'application/json', JSON.stringify({ text: 'x'.repeat(3_100_000) }), 413],
    ['over 1 MB from a provider', '/webhooks/sandbox/1', 'application/json', 'x'.repeat(1_100_000), 413],
    ['of broken JSON', '/form', 'application/json', '{"a":', 400],
    ['of JSON within JSON without end', '/form', 'application/json', `{"a":${'['.repeat(100_000)}${']'.repeat(100_000)}}`, 400],
    ['of brackets that are only text', '/form', 'application/json', JSON.stringify({ a: `\\"${'['.repeat(100)}` }), 201],
    ['that reaches for the prototype', '/form', 'application/json', '{"__proto__":{"admin":true}}', 400],
    ['of an unknown type', '/form', 'application/xml', '<a/>', 415],
    ['of plain text', '/form', 'text/plain', 'hello', 415],
  ])('%s is answered', async (_, path, type, body, status) => {
    expect((await post(path, type, body)).status).toBe(status);
  });

  it('of a notification stays as it came, whatever its type, and is not parsed', async () => {
    for (const type of ['application/json', 'application/x-www-form-urlencoded', 'application/octet-stream']) {
      expect((await post('/webhooks/sandbox/1', type, '{ "amount": 1.0 , broken')).body).toEqual({
        raw: '{ "amount": 1.0 , broken',
        body: {},
      });
    }
  });

  it.each([
    [{ amount: 3, note: 'x' }, 201, undefined, undefined],
    [{ amount: 9, note: 'x' }, 400, 'amount_too_large', 'amount'],
    [{ amount: 3 }, 400, 'body_invalid', 'note'],
    [{ amount: 3, note: 'x', city: 'other' }, 400, 'body_invalid', 'city'],
    [[1], 400, 'body_invalid', '0'],
    [{ amount: 3, note: 'a\0b' }, 400, 'body_invalid', undefined],
  ])('%j is held against its DTO', async (body, status, code, field) => {
    const answer = await post('/api/gifts', 'application/json', JSON.stringify(body));
    expect(answer.status).toBe(status);
    if (code !== undefined) expect(answer.body).toEqual({ code, field });
  });
});
