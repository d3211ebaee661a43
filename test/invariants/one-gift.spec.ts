import { ReadDonation } from '../../src/donations/index.js';
import { Mailbox } from '../../src/platform/mail/index.js';
import { GivingCity, startGivingApp, wrongIn } from './giving.js';

describe('one gift', () => {
  let world: GivingCity;
  beforeAll(async () => {
    world = await GivingCity.open(await startGivingApp());
  });

  it('is held, paid, told, funded, booked and thanked for', async () => {
    const [need] = await world.needs([50_000n]);
    const gift = await world.start([[need!, 20_000n]], { email: 'donor@example.org' });
    expect(await world.need(need!)).toMatchObject({ status: 'open', reserved: 20_000n, funded: 0n });
    expect(gift.redirectUrl).toMatch(/\/sandbox\/checkout\/testkent\/[0-9a-f-]{36}$/);
    expect(await world.tell(gift)).toBe(200);
    await world.runDue();
    await world.runDue();
    expect(await world.need(need!)).toMatchObject({ status: 'open', reserved: 0n, funded: 20_000n });
    const view = await world.app.get(ReadDonation).run(world.city, gift.token);
    expect(view).toMatchObject({ status: 'received', lines: [{ choice: { kind: 'bill', code: 'water' }, state: 'funded' }] });
    expect(wrongIn(await world.books())).toEqual([]);
    const [mail] = world.app.get(Mailbox).all();
    expect(mail).toMatchObject({ to: 'donor@example.org', subject: 'Your gift in Testkent' });
  });
});
