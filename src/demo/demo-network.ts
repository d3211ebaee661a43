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
const EVIDENCE = 'Example (demonstration): no document of the city';

/** How far the demonstration's cities have come. Every step is marked as an example; all other members stand at "not yet contacted". */
const steps: readonly { member: string; stage: Stage; on: LocalDate }[] = [
  ...way('tr-istanbul', ['agreement_signed', 'technical_setup', 'pilot', 'live']),
  ...way('ba-sarajevo', ['interested', 'agreement_signed', 'technical_setup']),
  ...way('bg-sofia', ['interested', 'applied']),
  ...way('me-kotor', ['invited']),
];

function way(member: string, stages: readonly Stage[]): { member: string; stage: Stage; on: LocalDate }[] {
  const start = '2026-01-12' as LocalDate;
  return stages.map((stage, index) => ({ member, stage, on: addDays(start, index * 21) }));
}

/** Makes Istanbul's key known to the hub, and writes down the example steps. */
export async function joinNetwork(get: Deeds, city: City): Promise<void> {
  const { version, publicKey } = await get(ReportKeys).publicKey(city.id);
  const memberId = memberIdOf(city);
  assert(isMemberId(memberId), 'a city without a member id');
  await get(EnrolKey).run({ memberId, version, publicKey });
  for (const { member, stage, on } of steps) {
    assert(isMemberId(member), 'a step of no member');
    const reason = 'Example (demonstration): written down later';
    await get(RecordAdoption).run({ memberId: member, stage, effectiveOn: on, evidence: EVIDENCE, reason, recordedBy: exampleRecorder });
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
