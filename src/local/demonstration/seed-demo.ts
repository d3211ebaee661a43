import { randomBytes } from 'node:crypto';

import { Cities, type City, CreateCity } from '../../cities/index.js';
import { commandActor } from '../../kernel/actor.js';
import { present } from '../../kernel/assert.js';
import { createApp } from '../../wiring/create-app.js';
import { CreateStaff } from '../../identity/index.js';
import { FixedClock, SystemClock } from '../../kernel/clock.js';
import type { StaffId } from '../../kernel/ids.js';
import { addDays, startOfDay } from '../../kernel/local-date.js';
import { OpenProviderAccount } from '../../payments/index.js';
import type { Config } from '../../platform/config/index.js';
import { freePort } from '../embedded/index.js';
import { emptyDatabase, migrate, sessionOptions } from '../../platform/database/index.js';
import { Jobs } from '../../platform/jobs/index.js';
import { type DemoPeople, demoSecretariat, staffOf } from './accounts.js';
import { demoLives } from './demo-cities.js';
import type { DemoCity } from './demo-city.js';
import { leaveConfirmations } from './confirmation-files.js';
import { isHalfLived, markDemo } from './demo-mark.js';
import { joinNetwork, reportLastQuarter, reportQuarter } from './demo-network.js';
import type { Deeds } from './deeds.js';
import { NinetyDays } from './ninety-days.js';

/** How long the demonstration's cities have lived when a newcomer first sees them. */
const DAYS = 90;
const MORNING = 8 * 3_600_000;
/** Who opens the first accounts. */
const operator = commandActor('demo');

export interface DemoPlace {
  readonly config: Config;
  /** Empties the database of a half-lived demonstration; without it that one stays as it is. */
  readonly ownerUrl: string | undefined;
  readonly print: (line: string) => void;
}

/**
 * Lives ninety days in an empty database, by the same deeds that people use, in an application of its own whose clock is moved by hand. Does
 * nothing where there is a city already, or where this process does not serve every side.
 */
export async function seedDemo(place: DemoPlace): Promise<void> {
  const { config, ownerUrl, print } = place;
  if (config.sites.length < 4) return;
  const now = new SystemClock().now();
  const clock = new FixedClock(new Date(now.getTime() - DAYS * 86_400_000));
  const port = await freePort();
  const here = { port, host: '127.0.0.1', baseUrl: `http://127.0.0.1:${String(port)}` };
  const settings: Config = { ...config, ...here, databaseUrls: withoutWaiting(config.databaseUrls) };
  const running = await createApp(settings, { clock, ticking: false });
  const get: Deeds = (token) => running.app.get(token, { strict: false });
  let halfLived = false;
  try {
    if ((await get(Cities).all()).length > 0) {
      halfLived = ownerUrl !== undefined && (await isHalfLived(get));
    } else {
      print(`Living ${String(DAYS)} days of demonstration, once. This takes up to a minute, more on a busy machine.`);
      await running.app.listen(port, settings.host);
      await leaveConfirmations(config, await liveAll(get, clock, now));
    }
  } finally {
    await running.stop();
  }
  if (!halfLived || ownerUrl === undefined) return;
  await emptyDatabase(ownerUrl);
  await migrate(ownerUrl);
  await seedDemo(place);
}

async function liveAll(get: Deeds, clock: FixedClock, now: Date): Promise<NinetyDays[]> {
  const lives = await settleAll(get, clock);
  for (let number = 0; number < DAYS; number += 1) {
    // The morning of the easternmost city; the others' has begun too, or soon will.
    const [first] = lives;
    const day = addDays(first.city.today(now), number - DAYS);
    clock.set(new Date(startOfDay(day, first.city.timeZone).getTime() + MORNING));
    await get(Jobs).runDue();
    for (const life of lives) await life.live(number);
    // The sandbox brings its notifications, then the inbox is drained.
    await get(Jobs).runDue();
    await get(Jobs).runDue();
    for (const life of lives) await life.close(number);
    for (const { city, signer } of lives) await reportQuarter(get, city, day, signer);
  }
  clock.set(now);
  for (const life of lives) await life.leaveOneWaiting();
  await get(Jobs).runDue();
  for (const { city, signer } of lives) await reportLastQuarter(get, city, city.today(now), signer);
  await markDemo(get, lives[0].city, 'lived');
  return lives;
}

/** The cities with their people, merchant accounts and way into the network. */
async function settleAll(get: Deeds, clock: FixedClock): Promise<[NinetyDays, ...NinetyDays[]]> {
  const lives: NinetyDays[] = [];
  for (const demo of demoLives) {
    const city = await get(CreateCity).run(demo.settings, operator);
    if (lives.length === 0) await markDemo(get, city, 'begun');
    const people = await settle(get, demo, city);
    await joinNetwork(get, city, city.today(clock.now()));
    lives.push(new NinetyDays(get, clock, demo, city, people));
  }
  await get(CreateStaff).run('network', demoSecretariat, operator);
  const [first, ...others] = lives;
  return [present(first, 'a demonstration without cities'), ...others];
}

/** Staff, and a merchant account for each biller on the direct path and one of the city's own for the rest. */
async function settle(get: Deeds, demo: DemoCity, city: City): Promise<DemoPeople> {
  const paths = new Set(Object.values(city.permits).map(({ path }) => path));
  const merchants = [...(paths.delete('direct') ? city.billers.map(({ code }) => code) : []), ...(paths.size > 0 ? [undefined] : [])];
  for (const billerCode of merchants) {
    const account = { provider: 'sandbox', mode: 'test', secret: randomBytes(32).toString('base64url') } as const;
    await get(OpenProviderAccount).run(city, { ...account, ...(billerCode === undefined ? {} : { billerCode }) }, commandActor('demo'));
  }
  const people: [string, { id: StaffId; name: string }][] = [];
  for (const [post, account] of Object.entries(staffOf(demo))) {
    people.push([post, { id: await get(CreateStaff).run(city, account, operator), name: account.name }]);
  }
  return Object.fromEntries(people) as DemoPeople;
}

/** No commit waits for the disk: a demonstration that was killed while it was made is made again. */
function withoutWaiting(urls: Config['databaseUrls']): Config['databaseUrls'] {
  const hurried = Object.entries(urls).map(([login, url]) => {
    const changed = new URL(url);
    changed.searchParams.set('options', `${sessionOptions} -c synchronous_commit=off`);
    return [login, changed.href] as const;
  });
  return Object.fromEntries(hurried);
}
