import { Get, Query } from '@nestjs/common';
import { CurrentDesk, StaffRoute, type StaffDesk } from '../../identity/index.js';
import { ListPayments } from '../../payments/index.js';
import { page } from '../shared/index.js';
import { PaymentsQuery } from './payments.dto.js';
import { PaymentsPage } from './payments.page.js';

@StaffRoute('payments', 'collections')
export class PaymentsController {
  constructor(private readonly listPayments: ListPayments) {}

  @Get()
  async list(@CurrentDesk() desk: StaffDesk, @Query() { status, cursor }: PaymentsQuery): Promise<string> {
    const { items, next } = await this.listPayments.run(desk.city, { status, cursor });
    return page(<PaymentsPage {...desk} status={status} items={items} next={next} further={cursor !== undefined} />);
  }
}
