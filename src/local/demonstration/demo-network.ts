import type { City } from '../../cities/index.js';
import type { Actor } from '../../kernel/actor.js';
import { assert } from '../../kernel/assert.js';
import { addDays, type LocalDate } from '../../kernel/local-date.js';
import { firstDay, previousQuarter, quarterOf } from '../../kernel/quarter.js';
import { EnrolKey, exampleRecorder, isMemberId, RecordAdoption, type Stage } from '../../network/index.js';
import { memberIdOf, ReportKeys, SendReports, SignReport } from '../../reports/index.js';
import type { Deeds } from './deeds.js';

/** Days after a quarter on which each city signs its report, which is due on the 20th: one is late. */
const signedAfter: Readonly<Record<string, number>> = { istanbul: 14, sarajevo: 11, sofia: 25, kotor: 17 };
/** Days between two steps, and from the first to the day the demonstration begins. */
const STEP = 21;
const BEGUN = 120;
/** What stands in a record whose reader finds the page's own words, in the page's language: a step that is an example. */
const EXAMPLE = 'example';

/** How the demonstration's cities came to be live. All other members stand at "not yet contacted". */
const ways: Readonly<Record<string, readonly Stage[]>> = {
  istanbul: ['agreement_signed', 'technical_setup', 'pilot', 'live'],
  sarajevo: ['interested', 'agreement_signed', 'technical_setup', 'pilot', 'live'],
  sofia: ['applied', 'agreement_signed', 'technical_setup', 'live'],
  kotor: ['invited', 'agreement_signed', 'technical_setup', 'pilot', 'live'],
};

/** Makes a city's key known to the hub, and writes down its example steps. `today` is the day on which the demonstration begins. */
export async function joinNetwork(get: Deeds, city: City, today: LocalDate): Promise<void> {
  const { version, publicKey } = await get(ReportKeys).publicKey(city.id);
  const memberId = memberIdOf(city);
  assert(isMemberId(memberId), 'a city without a member id');
  await get(EnrolKey).run({ memberId, version, publicKey });
  for (const [index, stage] of (ways[city.slug] ?? []).entries()) {
    const effectiveOn = addDays(today, index * STEP - BEGUN);
    await get(RecordAdoption).run({ memberId, stage, effectiveOn, evidence: EXAMPLE, reason: EXAMPLE, actor: exampleRecorder });
  }
}

/** On the day for it, the quarter that is over is signed and sent. */
export async function reportQuarter(get: Deeds, city: City, today: LocalDate, actor: Actor): Promise<void> {
  const day = signedAfter[city.slug];
  if (day !== undefined && addDays(firstDay(quarterOf(today)), day) === today) await reportLastQuarter(get, city, today, actor);
}

/** At the end of the ninety days, so that whoever comes early in a quarter finds a report too. What is reported already stays as it is. */
export async function reportLastQuarter(get: Deeds, city: City, today: LocalDate, actor: Actor): Promise<void> {
  await get(SignReport).run({ city, quarter: previousQuarter(quarterOf(today)), actor });
  await get(SendReports).run(city.id);
}
