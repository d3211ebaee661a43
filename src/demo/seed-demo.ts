import { createApp } from '../create-app.js';
import { Cities, CreateCity } from '../cities/index.js';
import { CreateSecretariatAccount, CreateStaff } from '../identity/index.js';
import { FixedClock } from '../kernel/clock.js';
import type { Config } from '../platform/config/index.js';
import { freePort } from '../platform/embedded/index.js';
import { demoSecretariat, demoStaff } from './accounts.js';
import { demoCities } from './demo-cities.js';

const DAY = 86_400_000;
/** How long the demonstration's city has lived when a newcomer first sees it. */
const DAYS = 90;

/**
 * Lives ninety days in an empty database, by the same deeds that people use, in an application of its own whose clock is moved by hand. Does
 * nothing where there is a city already, or where this process does not serve every side.
 */
export async function seedDemo(config: Config, now = new Date()): Promise<void> {
  if (config.sides.length < 4) return;
  const port = await freePort();
  const clock = new FixedClock(new Date(now.getTime() - DAYS * DAY));
  const seeding = { ...config, port, host: '127.0.0.1', baseUrl: `http://127.0.0.1:${String(port)}`, logLevel: 'warn' as const };
  const running = await createApp(seeding, { clock, ticking: false });
  try {
    const { app } = running;
    if ((await app.get(Cities, { strict: false }).all()).length > 0) return;
    await app.listen(port, seeding.host);
    for (const city of demoCities) await app.get(CreateCity, { strict: false }).run(city);
    const istanbul = await app.get(Cities, { strict: false }).bySlug('istanbul');
    for (const account of demoStaff) await app.get(CreateStaff, { strict: false }).run(istanbul.id, account, 'cli:demo');
    await app.get(CreateSecretariatAccount, { strict: false }).run(demoSecretariat);
  } finally {
    await running.stop();
  }
}
