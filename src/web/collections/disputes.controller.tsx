import { Get, Query } from '@nestjs/common';
import { CurrentDesk, StaffRoute, type StaffDesk } from '../../identity/index.js';
import { ListDisputes } from '../../payments/index.js';
import { page } from '../shared/index.js';
import { DisputesPage } from './disputes.page.js';
import { DisputesQuery } from './refunds.dto.js';

@StaffRoute('disputes', 'collections')
export class DisputesController {
  constructor(private readonly listDisputes: ListDisputes) {}

  @Get()
  async list(@CurrentDesk() desk: StaffDesk, @Query() { cursor }: DisputesQuery): Promise<string> {
    const { items, next } = await this.listDisputes.run(desk.city, cursor);
    return page(<DisputesPage {...desk} items={items} next={next} further={cursor !== undefined} />);
  }
}
