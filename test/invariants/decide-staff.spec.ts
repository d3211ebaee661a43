import { CreateStaff, DecideStaff } from '../../src/identity/index.js';
import { newId } from '../../src/kernel/ids.js';
import { testPerson } from '../support/index.js';
import { GivingCity, startGivingApp } from './giving.js';

it('one account confirmed and declined at once: one of the two decides, and neither waits for the other', async () => {
  const world = await GivingCity.open(await startGivingApp());
  const { city, app } = world;
  for (let race = 0; race < 12; race += 1) {
    const email = `race${race}@istanbul.example`;
    const staff = { email, name: 'Race Example', password: newId(), duties: ['clerk' as const] };
    const id = await app.get(CreateStaff).run(city, staff, testPerson('First'));
    const results = await Promise.allSettled(
      (['confirm', 'decline'] as const).map((decision) => app.get(DecideStaff).run(city, id, decision, testPerson('Second'))),
    );
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(results.find(({ status }) => status === 'rejected')).toMatchObject({
      reason: { code: expect.stringMatching(/^(wrong_state|staff_unknown)$/) as string },
    });
  }
});
