import type { City } from '../cities/index.js';
import { assert } from '../kernel/assert.js';
import { addDays, type LocalDate } from '../kernel/local-date.js';
import { firstDay, previousQuarter, quarterOf } from '../kernel/quarter.js';
import { EnrolKey, exampleRecorder, isMemberId, RecordAdoption, type Stage } from '../network/index.js';
import { memberIdOf, ReportKeys, SendReports, SignReport } from '../reports/index.js';
import { admin } from './accounts.js';
import type { Deeds } from './ninety-days.js';

/** Days after a quarter on which the demonstration's city signs its report: before it is due, on the 20th. */
const SIGNED_AFTER = 14;
/** Days between two steps, and from the first to the day the demonstration begins. */
const STEP = 21;
const BEGUN = 120;
/** What stands in a record whose reader finds the page's own words, in the page's language: a step that is an example. */
const EXAMPLE = 'example';

/** How far the demonstration's cities have come: all four are about to open or open. All other members stand at "not yet contacted". */
const ways: Readonly<Record<string, readonly Stage[]>> = {
  'tr-istanbul': ['agreement_signed', 'technical_setup', 'pilot', 'live'],
  'ba-sarajevo': ['interested', 'agreement_signed', 'technical_setup'],
  'bg-sofia': ['interested', 'applied', 'agreement_signed'],
  'me-kotor': ['invited', 'agreement_signed'],
};

/** Makes Istanbul's key known to the hub, and writes down the example steps. `today` is the day on which the demonstration begins. */
export async function joinNetwork(get: Deeds, city: City, today: LocalDate): Promise<void> {
  const { version, publicKey } = await get(ReportKeys).publicKey(city.id);
  const memberId = memberIdOf(city);
  assert(isMemberId(memberId), 'a city without a member id');
  await get(EnrolKey).run({ memberId, version, publicKey });
  for (const [member, stages] of Object.entries(ways)) {
    assert(isMemberId(member), 'a step of no member');
    for (const [index, stage] of stages.entries()) {
      const effectiveOn = addDays(today, index * STEP - BEGUN);
      const step = { memberId: member, stage, effectiveOn, evidence: EXAMPLE, reason: EXAMPLE, recordedBy: exampleRecorder };
      await get(RecordAdoption).run(step);
    }
  }
}

/** On the day for it, the quarter that is over is signed and sent. */
export async function reportQuarter(get: Deeds, city: City, today: LocalDate): Promise<void> {
  if (addDays(firstDay(quarterOf(today)), SIGNED_AFTER) === today) await reportLastQuarter(get, city, today);
}

/** At the end of the ninety days, so that whoever comes early in a quarter finds a report too. What is reported already stays as it is. */
export async function reportLastQuarter(get: Deeds, city: City, today: LocalDate): Promise<void> {
  await get(SignReport).run({ city, quarter: previousQuarter(quarterOf(today)), officer: admin.name });
  await get(SendReports).run(city.id);
}
