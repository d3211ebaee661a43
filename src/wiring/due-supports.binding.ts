import { Injectable } from '@nestjs/common';
import { type DueSupport, DueSupports } from '../disbursements/index.js';
import type { NeedId, SupportId } from '../kernel/ids.js';
import type { CityTx } from '../platform/database/index.js';
import { supportOf, supportsOfNeeds } from '../supports/index.js';

/** The packages and cash support that are handed over. */
@Injectable()
export class SupportsDue extends DueSupports {
  override async ofNeeds(tx: CityTx<'casework'>, needs: readonly NeedId[]): Promise<DueSupport[]> {
    const supports = await supportsOfNeeds(tx, needs);
    return supports.map(({ id, needId, caseNo, kind, packageCode, amount, decisionNo }) => {
      return { id, needId, caseNo, kind, packageCode, amount, decisionNo };
    });
  }

  override find(tx: CityTx<'casework'>, id: string): Promise<{ id: SupportId; needId: NeedId | undefined } | undefined> {
    return supportOf(tx, id);
  }
}
