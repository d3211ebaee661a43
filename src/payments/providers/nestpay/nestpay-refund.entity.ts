import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { CityId, RefundId } from '../../../kernel/ids.js';

/** `open`: asked for, and perhaps done; `refused`: the bank said no, and did nothing; `done`: it said yes, or its history does. */
export type NestpayRefundState = 'open' | 'refused' | 'done';

/** A refund as the bank was asked for it. */
@Entity({ schema: 'giving', name: 'nestpay_refund' })
export class NestpayRefundEntity {
  @PrimaryColumn({ type: 'uuid', name: 'city_id' })
  cityId: CityId;

  @PrimaryColumn({ type: 'uuid', name: 'refund_id' })
  refundId: RefundId;

  @Column({ type: 'text' })
  oid: string;

  /** Minor units. */
  @Column({ type: 'bigint' })
  amount: bigint;

  /** What the bank had given back of the order before it was asked for this. Null until it was seen. Minor units. */
  @Column({ type: 'bigint', name: 'credited_before', nullable: true })
  creditedBefore: bigint | null;

  @Column({ type: 'text' })
  state: NestpayRefundState;
}
