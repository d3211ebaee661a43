import { randomBytes } from 'node:crypto';

import { Cities, type City, CreateCity } from '../cities/index.js';
import { createApp } from '../wiring/create-app.js';
import { CreateSecretariatAccount, CreateStaff } from '../identity/index.js';
import { FixedClock, SystemClock } from '../kernel/clock.js';
import { addDays, startOfDay } from '../kernel/local-date.js';
import { OpenProviderAccount } from '../payments/index.js';
import type { Config } from '../platform/config/index.js';
import { freePort } from '../platform/embedded/index.js';
import { emptyDatabase, migrate } from '../platform/database/index.js';
import { Jobs } from '../platform/jobs/index.js';
import { demoSecretariat, demoStaff } from './accounts.js';
import { demoCities } from './demo-cities.js';
import { leaveConfirmations } from './confirmation-files.js';
import { isHalfLived, markDemo } from './demo-mark.js';
import { joinNetwork, reportLastQuarter, reportQuarter } from './demo-network.js';
import { type Deeds, NinetyDays } from './ninety-days.js';
import { Chance } from './random.js';

/** How long the demonstration's city has lived when a newcomer first sees it. */
const DAYS = 90;
const SEED = 20_200_504;
const MORNING = 8 * 3_600_000;

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
  if (config.sides.length < 4) return;
  const now = new SystemClock().now();
  const clock = new FixedClock(new Date(now.getTime() - DAYS * 86_400_000));
  const port = await freePort();
  const settings: Config = { ...config, port, host: '127.0.0.1', baseUrl: `http://127.0.0.1:${String(port)}` };
  const running = await createApp(settings, { clock, ticking: false });
  const get: Deeds = (token) => running.app.get(token, { strict: false });
  let halfLived = false;
  try {
    if ((await get(Cities).all()).length > 0) {
      halfLived = ownerUrl !== undefined && (await isHalfLived(get));
    } else {
      print(`Living ${String(DAYS)} days of demonstration, once. This takes about half a minute, more on a busy machine.`);
      await running.app.listen(port, settings.host);
      leaveConfirmations(config, await liveAll(get, clock, now));
    }
  } finally {
    await running.stop();
  }
  if (!halfLived || ownerUrl === undefined) return;
  await emptyDatabase(ownerUrl);
  await migrate(ownerUrl);
  await seedDemo(place);
}

async function liveAll(get: Deeds, clock: FixedClock, now: Date): Promise<NinetyDays> {
  const istanbul = await settle(get, clock);
  const life = new NinetyDays(get, clock, new Chance(SEED));
  const last = istanbul.today(now);
  for (let number = 0; number < DAYS; number += 1) {
    const day = addDays(last, number - DAYS);
    clock.set(new Date(startOfDay(day, istanbul.timeZone).getTime() + MORNING));
    await get(Jobs).runDue();
    await life.live(istanbul, number);
    await reportQuarter(get, istanbul, day);
  }
  clock.set(now);
  await life.leaveOneWaiting(istanbul);
  await get(Jobs).runDue();
  await reportLastQuarter(get, istanbul, last);
  await markDemo(get, istanbul, 'lived');
  return life;
}

/** The cities, their people, the merchant accounts of Istanbul's billers, and who has come how far. */
async function settle(get: Deeds, clock: FixedClock): Promise<City> {
  for (const city of demoCities) await get(CreateCity).run(city);
  const istanbul = await get(Cities).bySlug('istanbul');
  await markDemo(get, istanbul, 'begun');
  for (const { code } of istanbul.billers) {
    const account = { provider: 'sandbox', mode: 'test', billerCode: code, secret: randomBytes(32).toString('base64url') } as const;
    await get(OpenProviderAccount).run(istanbul, account, 'cli:demo');
  }
  for (const account of demoStaff) await get(CreateStaff).run(istanbul.id, account, 'cli:demo');
  await get(CreateSecretariatAccount).run(demoSecretariat);
  await joinNetwork(get, istanbul, istanbul.today(clock.now()));
  return istanbul;
}
