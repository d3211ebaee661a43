import { Injectable } from '@nestjs/common';
import { type SupportOfNeed, supportsOfNeeds } from '../supports/index.js';
import type { City } from '../cities/index.js';
import type { HandoverId, NeedId } from '../kernel/ids.js';
import { localDate, type LocalDate } from '../kernel/local-date.js';
import { fundedSupports } from '../needs/index.js';
import { Database, InjectDatabase } from '../platform/database/index.js';
import type { HandoverEntity } from './handover.entity.js';
import { confirmedHandovers, proposedHandovers } from './handover.store.js';

/** A handover as it is written down; `confirmedBy` once a second person has said so too. */
export interface HandoverView {
  readonly id: HandoverId;
  readonly support: SupportOfNeed;
  readonly decisionNo: string;
  readonly handedOn: LocalDate;
  readonly officer: string;
  readonly confirmedBy: string | undefined;
}

export interface Handovers {
  /** Given in full, and nobody has written down that the household got it. */
  readonly due: readonly SupportOfNeed[];
  readonly proposed: readonly HandoverView[];
  readonly confirmed: readonly HandoverView[];
}

const MOST = 100;

/** What the desk hands over: a hundred of each pile at most; of what is due, what was given first. */
@Injectable()
export class ListHandovers {
  constructor(@InjectDatabase('casework') private readonly database: Database<'casework'>) {}

  async run(city: City): Promise<Handovers> {
    return this.database.inCity(city.id, async (tx) => {
      const funded = await fundedSupports(tx, MOST);
      const proposed = await proposedHandovers(tx, funded);
      const confirmed = await confirmedHandovers(tx, MOST);
      const needs = [...funded, ...confirmed.map(({ needId }) => needId as NeedId)];
      const supports = new Map<string, SupportOfNeed>((await supportsOfNeeds(tx, needs)).map((support) => [support.needId, support]));
      const written = new Set(proposed.map(({ needId }) => needId));
      return {
        due: funded.flatMap((id) => (written.has(id) ? [] : (supports.get(id) ?? []))),
        proposed: views(proposed, supports),
        confirmed: views(confirmed, supports),
      };
    });
  }
}

function views(rows: readonly HandoverEntity[], supports: ReadonlyMap<string, SupportOfNeed>): HandoverView[] {
  return rows.flatMap(({ id, needId, decisionNo, handedOn, officer, confirmedBy }) => {
    const support = supports.get(needId);
    const view = { id: id as HandoverId, decisionNo, handedOn: localDate(handedOn), officer, confirmedBy: confirmedBy ?? undefined };
    return support ? [{ ...view, support }] : [];
  });
}
