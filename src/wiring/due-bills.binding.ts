import { Injectable } from '@nestjs/common';
import { billNoKey, needsOfBills } from '../bills/index.js';
import { DueBills } from '../disbursements/index.js';
import type { NeedId } from '../kernel/ids.js';
import { FieldCrypto, InjectFieldCrypto } from '../platform/crypto/index.js';
import type { CityTx } from '../platform/database/index.js';

/** The bills that a biller's confirmation names. Bills open the numbers; disbursements hold no key. */
@Injectable()
export class BillsDue extends DueBills {
  constructor(@InjectFieldCrypto('receiving') private readonly crypto: FieldCrypto) {
    super();
  }

  override keyOf(billNo: string): string {
    return billNoKey(billNo);
  }

  override needsOf(tx: CityTx<'casework'>, billerCode: string, keys: readonly string[]): Promise<Map<string, NeedId>> {
    return needsOfBills(tx, this.crypto, billerCode, keys);
  }
}
