import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { routesOf } from '../isolation/route-table.js';
import { recordGuarantee, startTestApp } from '../support/index.js';
import { testServer } from '../support/test-server.js';

describe('the logs', () => {
  it('hold nothing that was sent to any route: not in the path, query, headers, cookies or body', async () => {
    const site = await startTestApp();
    const canary = `canary${randomBytes(6).toString('hex')}`;
    const sent = { email: `${canary}@example.org`, name: canary, amount: canary, password: canary };
    const headers = {
      accept: 'text/html',
      origin: site.url,
      'content-type': 'application/json',
      cookie: `staff=${canary}; secretariat=${canary}; basket=${canary}; lang=${canary}`,
      'user-agent': canary,
      referer: `https://${canary}.example/`,
      'x-request-id': canary,
    };
    const routes = routesOf(site);
    expect(routes.length).toBeGreaterThan(20);
    const failed: string[] = [];
    for (const { name, method, path } of routes) {
      for (const param of [canary, '00000000-0000-4000-8000-000000000000']) {
        const address = path.replace(':lang', 'en').replace(/:\w+/g, param);
        const body = method === 'GET' ? {} : { body: JSON.stringify(sent) };
        const answer = await fetch(`${site.url}${address}?q=${canary}&cursor=${canary}&token=${canary}`, { method, headers, ...body });
        if (answer.status >= 500) failed.push(`${name} ${answer.status}`);
      }
    }
    expect(failed).toEqual([]);
    expect(site.log.length).toBeGreaterThan(routes.length);
    expect(site.log.filter((line) => line.includes(canary))).toEqual([]);
    expect(readFileSync(join(testServer().dataDir, 'postgres.log'), 'utf8')).not.toContain(canary);
    recordGuarantee(
      'O4',
      'Logs hold no personal data.',
      'canaries in the logs of application and database, sent to every route there is: 0',
    );
  }, 90_000);

  it('hold route patterns, and say where a thing happened without saying to whom', async () => {
    const site = await startTestApp();
    await site.visitor().get('/istanbul/en?token=x');
    const line = JSON.parse(site.log.at(-1) ?? '{}') as Record<string, unknown>;
    expect(line).toMatchObject({ method: 'GET', route: '/:city/:lang', status: 404, msg: 'request' });
    expect(Object.keys(line).sort()).toEqual(['level', 'method', 'ms', 'msg', 'requestId', 'route', 'status', 'time']);
  });
});
