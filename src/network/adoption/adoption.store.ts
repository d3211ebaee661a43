import type { NetworkTx } from '../../platform/database/index.js';
import type { MemberId } from '../domain/member-id.js';
import { exampleRecorder, type RecordedStep } from '../domain/member-city.js';
import { AdoptionEventRow } from './adoption-event.entity.js';

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

function stepOf({ memberId: _, ...step }: AdoptionEventRow): RecordedStep {
  return { ...step, isExample: step.recordedBy === exampleRecorder.id };
}
