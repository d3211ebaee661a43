import { jobActor } from '../../kernel/actor.js';
import { newId } from '../../kernel/ids.js';
import type { LocalDate } from '../../kernel/local-date.js';
import type { NetworkTx } from '../../platform/database/index.js';
import { foundedOn } from '../domain/adoption.js';
import type { MemberId } from '../domain/member-id.js';
import type { ListedMember } from './member-cities.js';
import { MemberCityRow } from './member-city.entity.js';
import { type MemberCity, memberOf } from '../domain/member-city.js';
import { MemberNameRow } from './member-name.entity.js';
import { MembershipStepRow } from './membership-step.entity.js';

/** True for a city that the network knows. */
export async function isKnown(tx: NetworkTx, id: MemberId): Promise<boolean> {
  return tx.manager.existsBy(MemberCityRow, { id });
}

/** A member by the names that it has on a day. */
export async function findMember(tx: NetworkTx, id: MemberId, today: LocalDate): Promise<MemberCity | undefined> {
  const row = await tx.manager.findOneBy(MemberCityRow, { id });
  if (!row) return undefined;
  const names = await tx.manager.findBy(MemberNameRow, { memberId: id });
  return memberOf(row, names, await tx.manager.findBy(MembershipStepRow, { memberId: id }), today);
}

/** Every member by the names that it has on a day. */
export async function listMembers(tx: NetworkTx, today: LocalDate): Promise<MemberCity[]> {
  const names = byMember(await tx.manager.find(MemberNameRow));
  const steps = byMember(await tx.manager.find(MembershipStepRow));
  const rows = await tx.manager.find(MemberCityRow, { order: { id: 'ASC' } });
  return rows.map((row) => memberOf(row, names.get(row.id) ?? [], steps.get(row.id) ?? [], today));
}

/** Adds the members that are not there yet, with their names and steps; what is there stays as it is. */
export async function addMembers(tx: NetworkTx, listed: readonly ListedMember[], now: Date): Promise<void> {
  const insert = tx.manager.createQueryBuilder().insert().into(MemberCityRow);
  const inserted = await insert
    .values(listed.map(({ row }) => row))
    .orIgnore()
    .returning('id')
    .execute();
  const added = new Set((inserted.raw as { id: MemberId }[]).map(({ id }) => id));
  const { id: recordedBy, name: recordedByName } = jobActor('seed-members');
  const fresh = listed.filter(({ row }) => added.has(row.id));
  const names = fresh.flatMap(({ row, names: each }) => each.map((name) => ({ ...name, memberId: row.id, validFrom: foundedOn })));
  const steps = fresh.flatMap(({ row, steps: each }) =>
    each.map((step) => ({
      ...step,
      id: newId(),
      memberId: row.id,
      reason: null,
      corrects: null,
      recordedAt: now,
      recordedBy,
      recordedByName,
    })),
  );
  await tx.manager.insert(MemberNameRow, names);
  await tx.manager.insert(MembershipStepRow, steps);
}

function byMember<Row extends { readonly memberId: MemberId }>(rows: readonly Row[]): ReadonlyMap<MemberId, Row[]> {
  const found = new Map<MemberId, Row[]>();
  for (const row of rows) found.set(row.memberId, [...(found.get(row.memberId) ?? []), row]);
  return found;
}
