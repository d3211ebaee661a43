import { dutyRules } from '../../../src/kernel/duties.js';
import type { Writer } from './catalogue.js';
import type { Values } from './base-rows.js';

/** What breaks one constraint, beside a sound row of its table. */
export interface Case {
  readonly set: Values;
  /** Another row of the table, which the one tried may not stand beside. */
  readonly beside?: Values;
  /** Which constraint speaks first, where several hold the same. */
  readonly says?: string;
  /** The sound row is changed, where row security lets nobody begin with such a one. */
  readonly changed?: true;
  /** Who tries, where the first login that may write the columns is stopped by row security before. */
  readonly by?: Writer;
}

const at = `'2026-11-02T09:00:00Z'`;
const person = `'33333333-3333-4333-8333-333333333333'`;
const other = `'44444444-4444-4444-8444-444444444444'`;
const id = person;
const name = `'Deniz Örnek'`;
/** By the same account, twice. */
const alone = (first: string, second: string, more: Values = {}): Case => ({
  set: { [first]: person, [`${first}_name`]: name, [second]: person, [`${second}_name`]: name, ...more },
});

/** The days of an exception that a duty's row repeats. */
const excepted = {
  exception_id: `'33333333-3333-4333-8333-333333333333'`,
  exception_from: `'2026-02-01'`,
  exception_until: `'2026-02-28'`,
};
const january = { valid_from: `'2026-01-01'`, valid_until: `'2026-01-31'` };
/** Two duties of one person that nobody may have together, on one day. The first row of the table that knows the pair speaks. */
const dutiesApart: Record<string, Case> = Object.fromEntries(
  dutyRules.map(({ duty, never: [other = duty] }) => {
    const knows = (rule: (typeof dutyRules)[number], one: string, two: string): boolean =>
      rule.duty === one && rule.never.some((each) => each === two);
    const first = dutyRules.find((rule) => knows(rule, duty, other) || knows(rule, other, duty))?.duty ?? duty;
    const beside = { ...january, duty: `'${other}'` };
    return [
      `duty_apart_${duty}`,
      { beside, set: { ...january, valid_from: `'2026-01-31'`, duty: `'${duty}'` }, says: `duty_apart_${first}` },
    ];
  }),
);

/** Every CHECK of the house that has a name, and every exclusion. One that is not here fails the test, and so does one that is gone.
 * Where two tables have one of the same name, the table comes first. */
export const cases: Readonly<Record<string, Case>> = {
  // giving
  dispute_fee_back_within: { set: { fee: '10', fee_back: '11' } },
  dispute_deallocated_within: { set: { deallocated: '900', covered: '101' } },
  dispute_loss_booked_once_lost: { set: { status: `'opened'`, loss_booked_at: at } },
  donation_news_told_after_due: { set: { due_on: `'2026-11-02'`, told_on: `'2026-11-01'` } },
  inbox_reason_of_quarantine: { set: { status: `'quarantined'` } },
  payment_returned_within: { set: { returned: '1001' } },
  provider_account_approved: { set: { proposed_by: person } },
  provider_account_named: { set: { approved_by: person } },
  provider_account_second_person: {
    set: { proposed_by: `'cli:test'`, approved_by: `'cli:test'`, approved_by_name: name },
  },
  provider_account_proposal_digest: { set: { secret_digest: `sha256('\\x01')` } },
  provider_account_proposal_secret_while_it_waits: { set: { secret: 'NULL' } },
  provider_account_proposal_decided: { set: { decided_by: person } },
  provider_account_proposal_fresh: {
    set: { status: `'approved'`, secret: 'NULL', decided_by: person, decided_by_name: name, decided_at: `'2026-12-01T09:00:00Z'` },
    changed: true,
  },
  provider_account_proposal_second_person: {
    set: { status: `'approved'`, secret: 'NULL', decided_by: `'x'`, decided_by_name: name, decided_at: at },
    changed: true,
  },
  refund_from_pool_within: { set: { from_pool: '1001' } },
  refund_offset_within: { set: { offset_amount: '1001' } },
  refund_approved_by_somebody: { set: { status: `'queued'`, requested_by: person, requested_by_name: name } },
  refund_failed_once: { set: { status: `'failed'` } },
  refund_given_up_by_somebody: { set: { agreed_by: person, agreed_by_name: name } },
  refund_given_up_second_person: alone('given_up_by', 'agreed_by', { given_up_why: `'x'` }),
  refund_named: { set: { requested_by: person } },
  refund_second_person: alone('requested_by', 'approved_by'),
  refund_unreturnable_agreed: { set: { status: `'unreturnable'`, failed_at: at } },
  sandbox_checkout_refunded_within: { set: { refunded: '1001' } },
  settlement_booked_whole: { set: { status: `'booked'`, currency: 'NULL' } },
  // meeting
  journal_entry_booked_after: { set: { happened_on: `'2026-11-02'`, booked_on: `'2026-11-01'` } },
  period_closed: { set: { status: `'closed'` } },
  period_second_person: alone('proposed_by', 'closed_by', { status: `'closed'`, closed_at: at }),
  posting_two_accounts: { set: { debit: `'pool'`, credit: `'pool'` } },
  need_bill_has_biller: { set: { biller_code: 'NULL' } },
  need_package_has_code: { set: { package_code: `'family'` } },
  need_never_over_funded: { set: { reserved: '600', funded: '401' } },
  need_funded_day: { set: { funded_on: `'2026-11-02'` } },
  need_funded_in_full: { set: { status: `'funded'`, funded: '999', funded_on: `'2026-11-02'` } },
  need_handed_over_stays: { set: { handed_over: 'true' } },
  need_paid_day: { set: { paid_on: `'2026-11-02'` } },
  need_class_never_below_k: { set: { public_count: '4', open_count: '4', public_threshold: '5' } },
  need_district_never_below_k: { set: { public_count: '4', open_count: '4', public_threshold: '5' } },
  // receiving
  bill_due_after_issued: { set: { issued_on: `'2026-11-02'`, due_on: `'2026-11-01'` } },
  bill_cut_off_after_issued: { set: { issued_on: `'2026-11-02'`, due_on: `'2026-11-03'`, cut_off_on: `'2026-11-01'` } },
  bill_published_has_need: { set: { status: `'published'` } },
  bill_batch_file_has_hash: { set: { source: `'file'` } },
  bill_batch_approved_whole: { set: { status: `'approved'` } },
  bill_ended_whole: { set: { ended_on: `'2026-11-02'` } },
  bill_withdrawn_why: { set: { ended_reason: `'expired'`, ended_on: `'2026-11-02'` } },
  bill_batch_second_person: alone('proposed_by', 'approved_by', { status: `'approved'`, approved_at: at }),
  decision_days: { set: { valid_from: `'2026-11-02'`, valid_until: `'2026-11-01'` } },
  decision_decided_whole: { set: { decided_at: at } },
  decision_not_of_itself: { set: { supersedes: `'22222222-2222-4222-8222-222222222222'` } },
  decision_on_a_case: { set: { case_file_id: id } },
  decision_second_person: alone('proposed_by', 'decided_by', { outcome: `'approved'`, decided_at: at }),
  contact_days: { set: { contact_until: `'2026-10-01'` } },
  handover_confirmed: { set: { status: `'confirmed'` } },
  handover_second_person: alone('proposed_by', 'confirmed_by', { status: `'confirmed'`, confirmed_at: at }),
  household_ended_day: { set: { enrolment: `'ended'`, enrolled_from: `'2026-11-01'` } },
  household_enrolled_days: { set: { enrolment: `'enrolled'`, enrolled_from: `'2026-11-02'`, enrolled_until: `'2026-11-01'` } },
  household_enrolled_from: { set: { enrolment: `'enrolled'` } },
  household_member_days: { set: { member_until: `'2026-10-01'` } },
  payout_way_account: { set: { account_index: 'NULL' } },
  payout_way_approved: { set: { approved_at: at } },
  payout_way_details: { set: { details: 'NULL' } },
  payout_way_second_person: alone('proposed_by', 'approved_by', { approved_at: at }),
  person_birth_year: { set: { birth_year: '1066' } },
  person_national_id_indexed: { set: { national_id: `'\\x00'` } },
  support_package_has_code: { set: { kind: `'package'` } },
  support_approved_whole: { set: { approved_by: person } },
  support_published_has_need: { set: { status: `'published'`, approved_by: person, approved_by_name: name, approved_at: at } },
  support_published_is_approved: { set: { status: `'published'`, need_id: id, published_on: `'2026-11-02'` } },
  support_ended_whole: { set: { ended_on: `'2026-11-02'` } },
  support_withdrawn_why: { set: { ended_reason: `'expired'`, ended_on: `'2026-11-02'` } },
  support_second_person: alone('proposed_by', 'approved_by', { approved_at: at }),
  // office
  staff_confirmed_when: { set: { confirmed_by: person, status: `'active'` } },
  staff_confirmed: { set: { status: `'active'` } },
  'office.staff staff_of_operator': { set: { opened_by: `'cli:test'` } },
  staff_second_person: alone('opened_by', 'confirmed_by', { confirmed_at: at, status: `'active'` }),
  staff_not_by_itself: { set: { id: person, confirmed_by: person, confirmed_by_name: name, confirmed_at: at, status: `'active'` } },
  ...dutiesApart,
  duty_not_by_its_person: {
    set: { ...january, staff_id: person, confirmed_by: person, confirmed_by_name: name, confirmed_at: at },
  },
  duty_confirmed: { set: { ...january, confirmed_by: person } },
  duty_once: { set: { valid_from: `'2026-12-01'` } },
  duty_second_person: alone('given_by', 'confirmed_by', { ...january, confirmed_at: at }),
  duty_exception_days: { set: { valid_until: `'2026-10-01'` } },
  duty_exception_whole: { set: { ...january, exception_from: `'2026-11-01'` } },
  duty_within_exception: { set: { ...january, ...excepted } },
  duty_exception_second_person: alone('proposed_by', 'approved_by'),
  // network
  adoption_reason: { set: { stage: `'paused'` } },
  adoption_not_contacted: { set: { stage: `'not_contacted'` } },
  adoption_corrects_another: { set: { id: person, corrects: person, reason: `'x'` } },
  membership_step_corrects_another: { set: { id: person, corrects: person, reason: `'x'` } },
  duty_of_operator: { set: { given_by: person } },
  'network.staff staff_of_operator': { set: { opened_by: person } },
  membership_step_reason: { set: { step: `'left'` } },
  report_figure_hidden: { set: { suppressed: 'true', value: '1' } },
  // shared
  city_currency_from_previous: { set: { per_previous: '10' } },
  city_limits_max_gift: { set: { min_gift: '1001' } },
  money_path_cash_has_no_biller: { set: { need_kind: `'cash'`, path: `'direct'` } },
  money_path_permit_dates: { set: { permit_from: `'2026-11-01'`, permit_until: `'2026-11-01'`, valid_from: `'2026-11-01'` } },
  money_path_within_permit: { set: { permit_from: `'2026-11-02'`, permit_until: `'2026-12-01'`, valid_from: `'2026-11-01'` } },
  setting_change_decided: { set: { decided_by: other } },
  setting_change_in_force: { set: { in_force_from: `'2026-11-02'` } },
  setting_change_needs_two: { set: { area: `'k'`, status: `'in_force'`, in_force_from: `'2026-11-02'` } },
  setting_change_second_person: alone('proposed_by', 'decided_by', { decided_at: at }),
};

/** Of CHECKs of one column: what else the row needs, so that no rule of several columns speaks first. */
export const alongside: Readonly<Record<string, Values>> = {
  need_kind_check: { biller_code: 'NULL' },
  decision_outcome_check: { decided_by: other, decided_by_name: name, decided_at: at },
  household_enrolment_check: { enrolled_from: `'2026-11-01'` },
  payout_way_kind_check: { account_index: 'NULL' },
  city_currency_per_previous_check: { previous: `'TRY'` },
  provider_account_mode_check: { proposal_id: id, approved_by: other, approved_by_name: name },
  provider_account_proposal_status_check: { secret: 'NULL', decided_by: other, decided_by_name: name, decided_at: at },
  'office.staff staff_status_check': { confirmed_by: other, confirmed_by_name: name, confirmed_at: at },
};

/** CHECKs of one column that another rule always comes before, and which. */
export const implied: Readonly<Record<string, string>> = {
  dispute_fee_check: 'dispute_fee_back_within: no fee below nothing has a part between nothing and itself',
};
