import { type Database, databaseToken } from '../../src/platform/database/index.js';
import { GivingCity, startGivingApp } from '../invariants/giving.js';

/** As many as the pool of a login has. */
const CONNECTIONS = 16;

describe('when every connection is taken for longer than anybody waits', () => {
  it('a request is told to come again, and the next one is served as if nothing had been', async () => {
    const app = await startGivingApp();
    const { city } = await GivingCity.open(app);
    const database = app.app.get<Database<'donor'>>(databaseToken('donor'), { strict: false });
    let letGo: () => void = () => undefined;
    const held = new Promise<void>((resolve) => (letGo = resolve));
    let holding = 0;
    const holders = Array.from({ length: CONNECTIONS }, () =>
      database.inCity(city.id, async () => {
        holding += 1;
        await held;
      }),
    );
    while (holding < CONNECTIONS) await new Promise((resolve) => setTimeout(resolve, 20));
    const busy = await app.program().get(`/api/v1/${city.slug}/tally`);
    expect([busy.status, (busy.body as { code: string }).code]).toEqual([503, 'temporarily_unavailable']);
    letGo();
    await Promise.all(holders);
    await app.program().get(`/api/v1/${city.slug}/tally`).expect(200);
  }, 30_000);
});
