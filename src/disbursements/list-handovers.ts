import { Injectable } from '@nestjs/common';
import type { City } from '../cities/index.js';
import type { HandoverId, NeedId } from '../kernel/ids.js';
import { localDate, type LocalDate } from '../kernel/local-date.js';
import { fundedSupports } from '../needs/index.js';
import { Database, InjectDatabase } from '../platform/database/index.js';
import type { HandoverEntity } from './handover.entity.js';
import { type DueSupport, DueSupports } from './ports/due-supports.js';
import { confirmedHandovers, proposedHandovers } from './handover.store.js';

/** A handover as it is written down; `confirmedByName` once a second person has said so too. */
export interface HandoverView {
  readonly id: HandoverId;
  readonly support: DueSupport;
  readonly decisionNo: string;
  readonly handedOn: LocalDate;
  /** Whose work it is, by the account's id: another one confirms it. */
  readonly proposedBy: string;
  readonly proposedByName: string;
  readonly confirmedByName: string | undefined;
}

export interface Handovers {
  /** Given in full, and nobody has written down that the household got it. */
  readonly due: readonly DueSupport[];
  readonly proposed: readonly HandoverView[];
  readonly confirmed: readonly HandoverView[];
}

const MOST = 100;

/** What the desk hands over: a hundred of each pile at most; of what is due, what was given first. */
@Injectable()
export class ListHandovers {
  constructor(
    @InjectDatabase('casework') private readonly database: Database<'casework'>,
    private readonly supports: DueSupports,
  ) {}

  async run(city: City): Promise<Handovers> {
    return this.database.inCity(city.id, async (tx) => {
      const funded = await fundedSupports(tx, MOST);
      const proposed = await proposedHandovers(tx, funded);
      const confirmed = await confirmedHandovers(tx, MOST);
      const needs = [...funded, ...confirmed.map(({ needId }) => needId as NeedId)];
      const supports = new Map<string, DueSupport>((await this.supports.ofNeeds(tx, needs)).map((support) => [support.needId, support]));
      const written = new Set(proposed.map(({ needId }) => needId));
      return {
        due: funded.flatMap((id) => (written.has(id) ? [] : (supports.get(id) ?? []))),
        proposed: views(proposed, supports),
        confirmed: views(confirmed, supports),
      };
    });
  }
}

function views(rows: readonly HandoverEntity[], supports: ReadonlyMap<string, DueSupport>): HandoverView[] {
  return rows.flatMap(({ id, needId, decisionNo, handedOn, proposedBy, proposedByName, confirmedByName }) => {
    const support = supports.get(needId);
    const written = { id: id as HandoverId, decisionNo, handedOn: localDate(handedOn), proposedBy, proposedByName };
    return support ? [{ ...written, confirmedByName: confirmedByName ?? undefined, support }] : [];
  });
}
