import type { NetworkTx } from '../platform/database/index.js';
import type { LocalDate } from '../kernel/local-date.js';
import { AdoptionEventRow } from './adoption-event.entity.js';
import type { MemberId } from './domain/member-id.js';
import { MemberCityRow } from './member-city.entity.js';
import { exampleRecorder, type MemberCity, type RecordedStep } from './member-city.js';

export async function findMember(tx: NetworkTx, id: MemberId): Promise<MemberCity | undefined> {
  const row = await tx.manager.findOneBy(MemberCityRow, { id });
  return row ? memberOf(row) : undefined;
}

export async function listMembers(tx: NetworkTx): Promise<MemberCity[]> {
  return (await tx.manager.find(MemberCityRow, { order: { id: 'ASC' } })).map(memberOf);
}

/** Adds the members that are not there yet; what is there stays as it is. */
export async function addMembers(tx: NetworkTx, rows: readonly MemberCityRow[]): Promise<void> {
  await tx.manager
    .createQueryBuilder()
    .insert()
    .into(MemberCityRow)
    .values([...rows])
    .orIgnore()
    .execute();
}

export async function stepsOf(tx: NetworkTx, memberId: MemberId): Promise<RecordedStep[]> {
  return (await tx.manager.findBy(AdoptionEventRow, { memberId })).map(stepOf);
}

/** Every member's steps, by member. */
export async function allSteps(tx: NetworkTx): Promise<ReadonlyMap<MemberId, readonly RecordedStep[]>> {
  const steps = new Map<MemberId, RecordedStep[]>();
  for (const row of await tx.manager.find(AdoptionEventRow)) {
    const known = steps.get(row.memberId);
    if (known) known.push(stepOf(row));
    else steps.set(row.memberId, [stepOf(row)]);
  }
  return steps;
}

export async function addStep(tx: NetworkTx, row: AdoptionEventRow): Promise<void> {
  await tx.manager.insert(AdoptionEventRow, row);
}

function memberOf({ id, names, languages, country, currency, timeZone, joinedOn, joinedBy, source }: MemberCityRow): MemberCity {
  const { own, ...byLanguage } = names;
  // "Pula / Pola": one name for each language, in the order of the languages.
  const ownNames = own.split(' / ').map((name, index) => ({ name, language: languages[index] ?? 'en' }));
  return { id, names: byLanguage, ownNames, country, currency, timeZone, joinedOn: joinedOn as LocalDate | null, joinedBy, source };
}

function stepOf({ stage, effectiveOn, recordedAt, recordedBy, reason, evidence }: AdoptionEventRow): RecordedStep {
  return { stage, effectiveOn, recordedAt, recordedBy, reason, evidence, isExample: recordedBy === exampleRecorder };
}
