import { CreateStaff } from '../../src/identity/index.js';
import { commandActor } from '../../src/kernel/actor.js';
import type { StaffDuty } from '../../src/kernel/duties.js';
import type { StaffId } from '../../src/kernel/ids.js';
import type { City } from '../../src/cities/index.js';
import type { TestApp } from '../support/index.js';

export const password = 'a long example password';

type Agent = ReturnType<TestApp['visitor']>;

/** Somebody of a city's staff at a browser. */
export interface Colleague {
  readonly name: string;
  readonly agent: Agent;
  /** A page of the city, by its address after the language. */
  get(path: string): ReturnType<Agent['get']>;
  /** Sends a form with the token of the session. */
  send(path: string, form?: Readonly<Record<string, string | readonly string[]>>): ReturnType<Agent['post']>;
  /** Sends a form with a file. */
  sendFile(path: string, form: Readonly<Record<string, string>>, content: string | Buffer): ReturnType<Agent['post']>;
  readonly csrf: string;
  /** The session, to be carried where a browser would not send it. */
  readonly cookie: string;
}

/** Opens an account and signs in: the id and the name are the actor of what they do. */
export async function colleague(
  app: TestApp,
  city: City,
  name: string,
  ...duties: StaffDuty[]
): Promise<Colleague & { readonly id: StaffId }> {
  const email = `${name.toLowerCase().replace(/[^a-z]+/g, '.')}@${city.slug}.example`;
  const id = await app.get(CreateStaff).run(city, { name, email, password, duties }, commandActor('test'));
  return { ...(await signIn(app, city, email, name)), id };
}

export async function signIn(app: TestApp, city: City, email: string, name = email, word = password): Promise<Colleague> {
  const agent = app.visitor();
  const at = (path: string): string => `/${city.slug}/en${path}`;
  const { headers } = await agent.post(at('/staff/sign-in')).type('form').send({ email, password: word }).expect(303);
  const { text } = await agent.get(at('/staff/password')).expect(200); // open with a first password too
  const csrf = /name="csrf" value="([^"]+)"/.exec(text)?.[1] ?? '';
  return {
    name,
    agent,
    csrf,
    cookie: String(headers['set-cookie']).split(';')[0] ?? '',
    get: (path) => agent.get(at(path)),
    send: (path, form = {}) =>
      agent
        .post(at(path))
        .type('form')
        .send({ csrf, ...form }),
    sendFile: (path, form, content) => {
      const sent = agent.post(at(path)).field('csrf', csrf);
      for (const [field, value] of Object.entries(form)) void sent.field(field, value);
      return sent.attach('file', Buffer.from(content), 'bills.csv');
    },
  };
}
