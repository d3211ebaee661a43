import { Controller, Get, Module, Post } from '@nestjs/common';
import { Test } from '@nestjs/testing';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import supertest from 'supertest';

import { CoreModule } from '../../src/wiring/core.module.js';
import { CreateStaff, IdentityModule } from '../../src/identity/index.js';
import { commandActor } from '../../src/kernel/actor.js';
import { staffDuties, type Duty, type StaffDuty } from '../../src/kernel/duties.js';
import { Public } from '../../src/platform/http/index.js';
import { languages } from '../../src/platform/texts/index.js';
import { SharedPagesModule } from '../../src/web/shared/index.js';
import { colleague, password, type Colleague } from '../stories/staff-desk.js';
import { atTheEnd, startTestApp, type TestApp } from '../support/index.js';
import { routesOf, type Route } from './route-table.js';
import { nobodys, openCity } from './two-cities.js';

// Who may call what is said at each route; whoever says nothing is heard by nobody.

const email = 'secretariat@example.org';
const nobody = nobodys() as unknown as Record<string, string>;
let app: TestApp;
let slug: string;
const people = new Map<Duty, Pick<Colleague, 'agent' | 'csrf'>>();

beforeAll(async () => {
  app = await startTestApp();
  const { city } = await openCity(app, 'hereville', 'heating', 0);
  slug = city.slug;
  for (const role of staffDuties) people.set(role, await colleague(app, city, `Example ${role.replace('_', ' ')}`, role));
  const account = { name: 'Example Person', email, password, duties: ['secretariat'] } as const;
  await app.get(CreateStaff).run('network', account, commandActor('test'));
  const agent = app.visitor();
  await agent.post('/secretariat/en/sign-in').type('form').send({ email, password }).expect(303);
  const { text } = await agent.get('/secretariat/en/adoption').expect(200);
  people.set('secretariat', { agent, csrf: /name="csrf" value="([^"]+)"/.exec(text)?.[1] ?? '' });
}, 120_000);

const isRestricted = (route: Route): route is Route & { access: readonly string[] } => Array.isArray(route.access);
const restricted = (): (Route & { access: readonly string[] })[] => routesOf(app).filter(isRestricted);

const address = (route: Route): string =>
  route.path.replace(/:(\w+)/g, (_, name: string) =>
    name === 'city' ? slug : name === 'lang' ? 'en' : name === 'member' ? 'xx-nowhere' : (nobody[name] ?? 'x'),
  );

async function call(route: Route, who?: Pick<Colleague, 'agent' | 'csrf'>, csrf = who?.csrf): Promise<{ status: number; code: string }> {
  const agent = who?.agent ?? app.visitor();
  const request =
    route.method === 'GET'
      ? agent.get(address(route))
      : agent
          .post(address(route))
          .type('form')
          .send(csrf ? { csrf } : {});
  const { status, text } = await request;
  return { status, code: /Code: (\w+)/.exec(text)?.[1] ?? '' };
}

describe('every route', () => {
  it('says who may call it', () => {
    const routes = routesOf(app);
    expect(routes.length).toBeGreaterThan(50);
    expect(routes.filter(({ access }) => access === undefined).map(({ name }) => name)).toEqual([]);
  });

  it('behind the staff’s or the secretariat’s door is open to roles alone, but for the doors', () => {
    const open = routesOf(app).filter(({ path, access }) => /\/(staff|secretariat)(\/|$)/.test(path) && access === 'public');
    const doors = [
      'GET /:city/:lang/staff',
      ...languages.map((tag) => `GET /${tag}/staff`),
      'GET /secretariat',
      'GET /secretariat/:lang',
      'GET /secretariat/:lang/sign-in',
      'POST /:city/:lang/staff/sign-in',
      'POST /secretariat/:lang/sign-in',
    ];
    expect(open.map(({ name }) => name).sort()).toEqual(doors.sort());
  });
});

describe('a route with roles', () => {
  it('asks whoever is not signed in to sign in', async () => {
    for (const route of restricted())
      expect([route.name, await call(route)]).toEqual([route.name, { status: 401, code: 'sign_in_required' }]);
  });

  it('is shut to every other role', async () => {
    for (const route of restricted()) {
      for (const [role, who] of people) {
        if (route.access.includes(role)) continue;
        const { status } = await call(route, who);
        // A colleague of a city is nobody at the secretariat, and the other way round.
        const expected = role === 'secretariat' || route.access.includes('secretariat') ? 401 : 403;
        expect([route.name, role, status]).toEqual([route.name, role, expected]);
      }
    }
  }, 60_000);

  it('is open to its roles', async () => {
    for (const route of restricted()) {
      if (route.path.endsWith('/sign-out')) continue;
      for (const role of route.access as readonly StaffDuty[]) {
        const { status, code } = await call(route, people.get(role));
        expect([route.name, role, status === 401, code === 'duty_missing']).toEqual([route.name, role, false, false]);
      }
    }
  }, 60_000);

  it('of a staff page is kept by nobody', async () => {
    for (const route of restricted().filter(({ method, path }) => method === 'GET' && path.startsWith('/:city/:lang/staff'))) {
      const [role] = route.access as readonly Duty[];
      const answer = await people.get(role as Duty)?.agent.get(address(route));
      expect([route.name, answer?.headers['cache-control']]).toEqual([route.name, 'no-store']);
    }
  });

  it('that changes something asks for the token of the session, and takes no other', async () => {
    const changing = restricted().filter(({ method }) => method !== 'GET');
    expect(changing.length).toBeGreaterThan(8);
    for (const route of changing) {
      const [role] = route.access as readonly Duty[];
      const who = role && people.get(role);
      if (!who) throw new Error('a role without a person');
      for (const csrf of ['', 'x'.repeat(43)]) {
        const { code } = await call(route, who, csrf);
        // A form with a file is refused as a plain form before its fields are read; with its file it asks too: see the staff stories.
        expect([route.name, code]).toEqual([route.name, route.body.some((name) => name.startsWith('(')) ? '' : 'form_expired']);
      }
    }
  });
});

describe('a route that says nothing', () => {
  @Controller('silent')
  class SilentController {
    @Get()
    read(): string {
      return 'read';
    }
    @Post()
    write(): string {
      return 'written';
    }
    @Get('open')
    @Public()
    open(): string {
      return 'open';
    }
  }

  it('is open to nobody', async () => {
    @Module({
      imports: [CoreModule.with(app.config, app.clock), IdentityModule.forSites([]), SharedPagesModule],
      controllers: [SilentController],
    })
    class SilentModule {}
    const module = await Test.createTestingModule({ imports: [SilentModule] }).compile();
    const silent = module.createNestApplication<NestFastifyApplication>(new FastifyAdapter(), { logger: false });
    await silent.listen(0, '127.0.0.1');
    atTheEnd(() => silent.close());
    const program = supertest(await silent.getUrl());
    await program.get('/silent').expect(403);
    await program.post('/silent').expect(403);
    await program.get('/silent/open').expect(200, 'open');
  });
});
