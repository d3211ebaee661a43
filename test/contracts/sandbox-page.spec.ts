import { ReadDonation, type DonationStatus } from '../../src/donations/index.js';
import { newId, type PaymentId } from '../../src/kernel/ids.js';
import { buttonsOf, DELAY_SECONDS, type SandboxAction } from '../../src/payments/providers/sandbox/domain/checkout.js';
import { GivingCity, startGivingApp, wrongIn, type StartedGift } from '../invariants/giving.js';

let world: GivingCity;
beforeAll(async () => {
  world = await GivingCity.open(await startGivingApp());
});

const path = (gift: StartedGift): string => new URL(gift.redirectUrl).pathname;
const status = async (gift: StartedGift): Promise<DonationStatus> => (await world.app.get(ReadDonation).run(world.city, gift.token)).status;
async function begin(language = 'en'): Promise<StartedGift> {
  const [need] = await world.needs([10_000n]);
  return world.start([[need!, 5_000n]], { language });
}
const press = (gift: StartedGift, action: string) => world.app.visitor().post(path(gift)).type('form').send({ action });

describe('the sandbox’s page', () => {
  it.each([
    ['en', 'Test payment', '50.00'],
    ['tr', 'Deneme ödemesi', '50,00'],
  ])('shows the amount and what can be tried, in %s', async (language, title, amount) => {
    const { text } = await world.app
      .visitor()
      .get(path(await begin(language)))
      .expect(200)
      .expect('content-type', /html/);
    expect(text).toContain(`<html lang="${language}"`);
    expect(text).toContain(title);
    expect(text).toContain(amount);
    expect(buttonsOf('open', false)).toHaveLength(6);
    for (const action of buttonsOf('open', false)) expect(text).toContain(`value="${action}"`);
    await world.app.visitor().get('/sandbox/style.css').expect(200).expect('content-type', /css/);
  });

  it.each<[SandboxAction, DonationStatus, bigint]>([
    ['approve', 'received', 1n],
    ['decline', 'failed', 1n],
    ['abandon', 'pending', 0n],
    ['delay', 'pending', 0n],
    ['double', 'received', 2n],
    ['forge', 'pending', 0n],
  ])('%s, pressed, leads back to our page and leaves the gift %s', async (action, expected, events) => {
    const gift = await begin();
    await press(gift, action)
      .expect(303)
      .expect('location', `${world.app.url}/testkent/en/gifts/back${action === 'abandon' ? '?left=1' : ''}`);
    for (let round = 0; round < 3; round += 1) await world.runDue();
    expect(await status(gift)).toBe(expected);
    const [kept] = await world.rows<{ count: bigint }>(
      'SELECT count(*) FROM giving.inbox WHERE city_id = $1 AND payment_id = $2',
      gift.paymentId,
    );
    expect(kept?.count).toBe(events);
    expect(wrongIn(await world.books())).toEqual([]);
  });

  it('brings delayed news when its time has come', async () => {
    const gift = await begin();
    await press(gift, 'delay').expect(303);
    world.app.clock.advance(DELAY_SECONDS * 1000);
    for (let round = 0; round < 2; round += 1) await world.runDue();
    expect(await status(gift)).toBe('received');
  });

  it('says expired when nobody paid in time', async () => {
    const gift = await begin();
    await press(gift, 'abandon').expect(303);
    world.app.clock.advance(32 * 60_000);
    for (let round = 0; round < 2; round += 1) await world.runDue();
    expect(await status(gift)).toBe('expired');
  });

  it('does nothing when a button is pressed again, and leaves what is paid to the card’s bank', async () => {
    const gift = await begin();
    await press(gift, 'approve').expect(303);
    await press(gift, 'decline').expect(303);
    for (let round = 0; round < 2; round += 1) await world.runDue();
    expect(await status(gift)).toBe('received');
    const { text } = await world.app.visitor().get(path(gift)).expect(200);
    expect(text).toContain('This payment is made.');
    expect([...text.matchAll(/name="action" value="(\w+)"/g)].map(([, action]) => action)).toEqual(['dispute']);
  });

  it.each([
    ['win', 'won'],
    ['lose', 'lost'],
  ])('lets a bank dispute a payment and decide: %s', async (decides, expected) => {
    const gift = await begin();
    const dispute = async (): Promise<string | undefined> => {
      for (let round = 0; round < 3; round += 1) await world.runDue();
      const [row] = await world.rows<{ status: string }>(
        'SELECT status FROM giving.dispute WHERE city_id = $1 AND payment_id = $2',
        gift.paymentId,
      );
      return row?.status;
    };
    await press(gift, 'dispute').expect(303);
    await press(gift, 'approve').expect(303);
    expect(await dispute()).toBeUndefined();
    await press(gift, 'dispute').expect(303);
    expect(await dispute()).toBe('opened');
    // What the bank took back is thanked for and certified to nobody, until it comes again.
    const own = `/testkent/en/gifts/${gift.token}`;
    const says = async (): Promise<unknown> => {
      const page = (await world.app.visitor().get(own).expect(200)).text;
      const papers = ['/receipt', '/receipt.pdf'].map((paper) => world.app.visitor().get(`${own}${paper}`));
      return [
        page.includes('Your gift has arrived'),
        page.includes('has taken this gift back'),
        ...(await Promise.all(papers)).map(({ status }) => status),
      ];
    };
    expect(await says()).toEqual([false, true, 303, 303]);
    await press(gift, decides).expect(303);
    expect(await dispute()).toBe(expected);
    expect(await says()).toEqual(expected === 'won' ? [true, false, 200, 200] : [false, true, 303, 303]);
    const { text } = await world.app.visitor().get(path(gift)).expect(200);
    expect(text).toContain('This checkout is closed.');
    expect(text).not.toContain('<form');
    expect(wrongIn(await world.books())).toEqual([]);
  });

  it('refuses another button, another id, another city and another site', async () => {
    const gift = await begin();
    await press(gift, 'steal').expect(400);
    await world.app.visitor().get(`/sandbox/checkout/testkent/${newId<PaymentId>()}`).expect(404);
    await world.app.visitor().get('/sandbox/checkout/testkent/nothing').expect(404);
    const other = await GivingCity.open(world.app, `other-${Date.now().toString(36)}`);
    await world.app
      .visitor()
      .get(path(gift).replace('/testkent/', `/${other.city.slug}/`))
      .expect(404);
    await press(gift, 'approve').set('Origin', 'https://elsewhere.example').expect(403);
    expect(await status(gift)).toBe('pending');
  });

  it('is not there where the sandbox is not offered', async () => {
    const without = await startGivingApp({ databases: world.app.databases, config: { providers: ['stripe'] } });
    const gift = await begin();
    await without.visitor().get(path(gift)).expect(404);
    await without.visitor().get('/sandbox/style.css').expect(404);
    await without.program().post(`/webhooks/sandbox/${world.accounts.water}`).send({}).expect(404);
  });
});
