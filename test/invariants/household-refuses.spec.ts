import { enrolments } from '../../src/households/domain/enrolment.js';
import { newId } from '../../src/kernel/ids.js';
import { isConstraint } from '../../src/platform/database/index.js';
import { openDesk, type Desk } from '../stories/bill-file-desk.js';

// What the tables of households and people refuse whoever writes, and beside it what they take.

describe('the tables of households', () => {
  let desk: Desk;
  beforeAll(async () => {
    desk = await openDesk();
  });

  /** The constraint that refused, or `taken`. */
  const outcome = async (work: () => Promise<unknown>): Promise<string> => {
    try {
      await work();
      return 'taken';
    } catch (error) {
      for (const name of named) if (isConstraint(error, name)) return name;
      throw error;
    }
  };
  const insert = async (table: string, row: Record<string, unknown>): Promise<unknown> => {
    const all: Record<string, unknown> = { city_id: desk.city.id, ...row };
    const values = Object.keys(all).map((_, index) => `$${String(index + 1)}`);
    return desk.sql(`INSERT INTO receiving.${table} (${Object.keys(all).join(', ')}) VALUES (${values.join(', ')})`, Object.values(all));
  };
  const at = '2026-11-02T10:00:00Z';
  const household = (change: Record<string, unknown> = {}): Promise<string> =>
    outcome(() =>
      insert('household', {
        id: newId(),
        case_no: newId(),
        code_hash: Buffer.alloc(32),
        language: 'tr',
        enrolment: 'enrolled',
        enrolled_from: '2026-11-02',
        created_at: at,
        ...change,
      }),
    );
  const person = (change: Record<string, unknown> = {}): Promise<string> =>
    outcome(() => insert('person', { id: newId(), name: Buffer.alloc(40), created_at: at, ...change }));

  it('take an enrolment of the list and no other', async () => {
    for (const enrolment of enrolments) {
      const days = enrolment === 'none' ? { enrolled_from: null } : { enrolled_until: '2027-11-01' };
      expect([enrolment, await household({ enrolment, ...days })]).toEqual([enrolment, 'taken']);
    }
    expect(await household({ enrolment: 'approved' })).toBe('household_enrolment_check');
  });

  it('take an enrolment with its days: a first one, a last one that is not before it, and a last one of what ended', async () => {
    expect(await household({ enrolled_from: null })).toBe('household_enrolled_from');
    expect(await household({ enrolment: 'none' })).toBe('household_enrolled_from');
    expect(await household({ enrolled_until: '2026-11-01' })).toBe('household_enrolled_days');
    expect(await household({ enrolled_until: '2026-11-02' })).toBe('taken');
    expect(await household({ enrolment: 'ended' })).toBe('household_ended_day');
  });

  it('take a number with its blind index alone, each number once', async () => {
    const index = Buffer.alloc(32, 1);
    expect(await person()).toBe('taken');
    expect(await person({ national_id: Buffer.alloc(40) })).toBe('person_national_id_indexed');
    expect(await person({ national_id_index: index })).toBe('person_national_id_indexed');
    expect(await person({ national_id: Buffer.alloc(40), national_id_index: index })).toBe('taken');
    expect(await person({ national_id: Buffer.alloc(40), national_id_index: index })).toBe('person_city_id_national_id_index_key');
  });

  it('take a year in which a living person can be born', async () => {
    expect(await person({ birth_year: 1849 })).toBe('person_birth_year');
    expect(await person({ birth_year: 1950 })).toBe('taken');
  });

  it('take a member whose last day is not before the first, in a role of the list', async () => {
    const [home, who] = [newId(), newId()];
    await household({ id: home });
    await person({ id: who });
    const member = (change: Record<string, unknown>): Promise<string> =>
      outcome(() =>
        insert('household_member', { household_id: home, person_id: who, role: 'child', member_from: '2026-11-02', ...change }),
      );
    expect(await member({ member_until: '2026-11-01' })).toBe('household_member_days');
    expect(await member({ role: 'head' })).toBe('household_member_role_check');
    expect(await member({ member_until: '2026-11-02' })).toBe('taken');
    expect(await member({ member_from: '2026-11-03' })).toBe('taken');
  });

  // No login may write these two yet, so the owner tries them, whom the constraints bind as well.
  describe('that nothing fills yet', () => {
    const home = newId();
    const asOwner = (table: string, row: Record<string, string>): Promise<string> =>
      outcome(() =>
        desk.app.databases.inCityAsOwner(
          desk.city.id,
          `INSERT INTO receiving.${table} (city_id, id, household_id, ${Object.keys(row).join(', ')})
           VALUES ('${desk.city.id}', '${newId()}', '${home}', ${Object.values(row).join(', ')})`,
        ),
      );
    beforeAll(() => household({ id: home }));

    it('take a contact whose last day is not before the first, of a kind and a use of the list', async () => {
      const good = { kind: `'post'`, value: `'\\x00'`, value_index: `'\\x00'`, use: `'elsewhere'`, contact_from: `'2026-11-02'` };
      expect(await asOwner('contact', good)).toBe('taken');
      expect(await asOwner('contact', { ...good, contact_until: `'2026-11-01'` })).toBe('contact_days');
      expect(await asOwner('contact', { ...good, kind: `'fax'` })).toBe('contact_kind_check');
      expect(await asOwner('contact', { ...good, use: `'sell'` })).toBe('contact_use_check');
    });

    it('take a way of payment with what its kind needs, approved by another account or by nobody yet', async () => {
      const [first, second] = [`'${newId()}'`, `'${newId()}'`];
      const proposed = { proposed_by: first, proposed_by_name: `'A'`, proposed_at: `'${at}'` };
      const approved = { approved_by: second, approved_by_name: `'A'`, approved_at: `'${at}'` };
      const iban = { kind: `'iban'`, details: `'\\x00'`, account_index: `'\\x00'`, ...proposed };
      expect(await asOwner('payout_way', iban)).toBe('taken');
      expect(await asOwner('payout_way', { ...iban, ...approved })).toBe('taken');
      expect(await asOwner('payout_way', { ...iban, ...approved, approved_by: first })).toBe('payout_way_second_person');
      expect(await asOwner('payout_way', { ...iban, ...approved, approved_by: `'cli:root'` })).toBe('payout_way_second_person');
      expect(await asOwner('payout_way', { ...iban, approved_by: second })).toBe('payout_way_approved');
      expect(await asOwner('payout_way', { ...iban, details: 'NULL' })).toBe('payout_way_details');
      expect(await asOwner('payout_way', { ...iban, account_index: 'NULL' })).toBe('payout_way_account');
      expect(await asOwner('payout_way', { kind: `'cash_desk'`, ...proposed })).toBe('taken');
      expect(await asOwner('payout_way', { kind: `'cheque'`, details: iban.details, ...proposed })).toBe('payout_way_kind_check');
    });
  });
});

const named = [
  'household_enrolment_check',
  'household_enrolled_from',
  'household_enrolled_days',
  'household_ended_day',
  'person_national_id_indexed',
  'person_birth_year',
  'person_city_id_national_id_index_key',
  'household_member_days',
  'household_member_role_check',
  'contact_days',
  'contact_kind_check',
  'contact_use_check',
  'payout_way_second_person',
  'payout_way_approved',
  'payout_way_details',
  'payout_way_account',
  'payout_way_kind_check',
];
