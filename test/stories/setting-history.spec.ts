import { beforeAll, describe, expect, it } from '@jest/globals';
import { ChangeWidgetSites, Cities, type City, CreateCity } from '../../src/cities/index.js';
import type { StaffId } from '../../src/kernel/ids.js';
import { newId } from '../../src/kernel/ids.js';
import { type Database, databaseToken } from '../../src/platform/database/index.js';
import { GivingCity, startGivingApp } from '../invariants/giving.js';
import type { TestApp } from '../support/index.js';

// What a city decides holds from a day: the rows of before stay, and whoever changed what is written down.

let app: TestApp;
let city: City;

const asOffice = (sql: string, params: readonly unknown[] = []): Promise<unknown[]> =>
  app.app.get<Database<'office'>>(databaseToken('office'), { strict: false }).inCity(city.id, (tx) => tx.query(sql, [city.id, ...params]));

async function tomorrow<T>(look: () => Promise<T>): Promise<T> {
  const stood = app.clock.now();
  try {
    app.clock.set(new Date(stood.getTime() + 86_400_000));
    return await look();
  } finally {
    app.clock.set(stood);
  }
}

const seen = (): Promise<City> => app.get(Cities).bySlug(city.slug);

beforeAll(async () => {
  app = await startGivingApp();
  ({ city } = await GivingCity.open(app, 'historykent'));
  await asOffice(`
    INSERT INTO shared.city_limits (city_id, valid_from, min_gift, max_gift, max_bill, bills_per_household, reservation_minutes, fundable_days_after_due)
    VALUES ($1, '2026-11-21', 777, 70000, 80000, 2, 33, 5)`);
  await asOffice(`
    INSERT INTO shared.money_path (city_id, need_kind, valid_from, path, permit, permit_from, permit_until)
    VALUES ($1, 'bill', '2026-11-21', 'trust', 'Example permit 2', '2026-11-01', '2028-01-01')`);
}, 60_000);

describe('a limit and a permit', () => {
  it('hold from their day on, and until then what was before', async () => {
    const before = await seen();
    expect(before.limits).toMatchObject({ billsPerHousehold: 4 });
    expect(before.permits.bill).toMatchObject({ path: 'direct', permit: 'Example permit 1' });
    const after = await tomorrow(seen);
    expect(after.limits).toMatchObject({ billsPerHousehold: 2, reservationMinutes: 33, fundableDaysAfterDue: 5 });
    expect(after.limits.minGift.minor).toBe(777n);
    expect(after.permits.bill).toEqual({ path: 'trust', permit: 'Example permit 2', from: '2026-11-21', until: '2028-01-01' });
    expect(after.allows('bill', after.today(new Date('2026-11-21T09:00:00Z')))).toBe(true);
  });

  it.each([
    ['city_limits', 'min_gift = 1'],
    ['money_path', "permit = 'another'"],
  ])('is a row of %s that the office never overwrites and never takes away', async (table, change) => {
    await expect(asOffice(`UPDATE shared.${table} SET ${change} WHERE city_id = $1`)).rejects.toThrow(/permission denied/);
    await expect(asOffice(`DELETE FROM shared.${table} WHERE city_id = $1`)).rejects.toThrow(/permission denied/);
    expect(await asOffice(`SELECT 1 FROM shared.${table} WHERE city_id = $1`)).toHaveLength(2);
  });

  it('of a path begins and ends within its permit', async () => {
    const wrong = `INSERT INTO shared.money_path (city_id, need_kind, valid_from, path, permit, permit_from, permit_until)
                   VALUES ($1, 'bill', $2, 'trust', 'Example permit 3', '2027-01-01', '2028-01-01')`;
    await expect(asOffice(wrong, ['2026-12-31'])).rejects.toThrow(/money_path_within_permit/);
    await expect(asOffice(wrong, ['2028-01-02'])).rejects.toThrow(/money_path_within_permit/);
  });
});

describe('a support package', () => {
  const permit = { permit: 'Example permit 1', permitFrom: '2026-01-01', permitUntil: '2027-12-31' };
  const moneyPaths = [{ needKind: 'package', path: 'trust', ...permit }] as const;

  it('of a city’s own kind is shown by the names that the city gave it', async () => {
    const names = { tr: 'Odun paketi', en: 'Firewood' };
    const packages = [{ code: 'firewood', names, price: 60_000n, monthlyQuota: 10 }];
    const own = await app
      .get(CreateCity)
      .run({ slug: 'woodkent', names: { tr: 'Odunkent' }, country: 'TR', languages: ['tr', 'en'], packages, moneyPaths });
    expect(['tr', 'en', 'bg'].map((language) => own.packageName('firewood', language))).toEqual(['Odun paketi', 'Firewood', 'Odun paketi']);
  });

  it('that every catalogue names has those names to begin with, and a price of more than nothing', async () => {
    const family = { code: 'family', price: 60_000n, monthlyQuota: 10 };
    const wish = { names: { tr: 'Ailekent' }, country: 'TR', languages: ['tr', 'en'], moneyPaths };
    const own = await app.get(CreateCity).run({ slug: 'familykent', ...wish, packages: [family] });
    expect(own.packages[0]?.names).toEqual({ tr: 'Aile paketi', en: 'Family package' });
    await expect(app.get(CreateCity).run({ slug: 'freekent', ...wish, packages: [{ ...family, price: 0n }] })).rejects.toThrow(/check/);
  });

  it.each([
    ['without a name', 'firewood', undefined],
    ['with an empty one', 'firewood', { tr: ' ' }],
  ])('of a city’s own kind is refused %s', async (_what, code, names) => {
    const packages = [{ code, ...(names === undefined ? {} : { names }), price: 1n, monthlyQuota: 1 }];
    const made = app.get(CreateCity).run({ slug: 'namelesskent', names: { tr: 'Adsız' }, country: 'TR', packages });
    await expect(made).rejects.toMatchObject({ code: 'body_invalid', field: 'packages' });
  });

  it('has a code of small letters, digits and hyphens', async () => {
    const packages = [{ code: 'Fire wood', names: { tr: 'Odun' }, price: 1n, monthlyQuota: 1 }];
    const made = app.get(CreateCity).run({ slug: 'codekent', names: { tr: 'Kod' }, country: 'TR', packages });
    await expect(made).rejects.toThrow(/support_package_code_check/);
  });
});

describe('a change of the settings', () => {
  it('is written down with what was before, what is now, and the account that made it', async () => {
    const irmak = { id: newId<StaffId>(), name: 'Irmak Örnek' };
    await app.get(ChangeWidgetSites).run(city, 'https://first.example', irmak);
    await app.get(ChangeWidgetSites).run(city, 'https://second.example', irmak);
    const rows = await asOffice(
      'SELECT area, before, after, status, proposed_by, proposed_by_name, in_force_from::text FROM shared.setting_change WHERE city_id = $1',
    );
    const common = {
      area: 'widget_sites',
      status: 'in_force',
      proposed_by: irmak.id,
      proposed_by_name: irmak.name,
      in_force_from: '2026-11-20',
    };
    expect(rows).toHaveLength(2);
    expect(rows).toContainEqual({ ...common, before: [], after: ['first.example'] });
    expect(rows).toContainEqual({ ...common, before: ['first.example'], after: ['second.example'] });
    await expect(asOffice(`UPDATE shared.setting_change SET after = '[]' WHERE city_id = $1`)).rejects.toThrow(/permission denied/);
  });

  const first = newId();
  const second = newId();
  const propose = `INSERT INTO shared.setting_change
    (city_id, id, area, before, after, status, proposed_by, proposed_by_name, proposed_at, decided_by, decided_by_name, decided_at, in_force_from)
    VALUES ($1, gen_random_uuid(), $2, '5', '7', $3, '${first}', 'A', '2026-11-20', $4::text, $4::text, CASE WHEN $4::text IS NULL THEN NULL ELSE timestamptz '2026-11-20' END,
            CASE WHEN $3 = 'in_force' THEN date '2026-11-20' END)`;

  it.each([
    ['of k by one person', 'k', null, /setting_change_needs_two/],
    ['of k by the same account twice', 'k', first, /setting_change_second_person/],
    ['of k by a command', 'k', 'cli:root', /setting_change_second_person/],
    ['of something that is no setting', 'weather', second, /setting_change_area_check/],
  ])('%s is refused by the database', async (_what, area, by, refusal) => {
    await expect(asOffice(propose, [area, 'in_force', by])).rejects.toThrow(refusal);
  });

  it('of k by two is taken, of the colour by one; and one area has one proposal that waits', async () => {
    await asOffice(propose, ['k', 'in_force', second]);
    await asOffice(propose, ['colour', 'in_force', null]);
    await asOffice(propose, ['listing', 'proposed', null]);
    await expect(asOffice(propose, ['listing', 'proposed', null])).rejects.toThrow(/setting_change_waiting/);
  });
});
