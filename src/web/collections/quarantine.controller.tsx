import { Get, Query } from '@nestjs/common';
import { CurrentDesk, StaffRoute, type StaffDesk } from '../../identity/index.js';
import { ListQuarantine } from '../../payments/index.js';
import { page } from '../shared/index.js';
import { QuarantineQuery } from './payments.dto.js';
import { QuarantinePage } from './quarantine.page.js';

@StaffRoute('notifications', 'collections')
export class QuarantineController {
  constructor(private readonly listQuarantine: ListQuarantine) {}

  @Get()
  async list(@CurrentDesk() desk: StaffDesk, @Query() { cursor }: QuarantineQuery): Promise<string> {
    const { items, next } = await this.listQuarantine.run(desk.city, cursor);
    return page(<QuarantinePage {...desk} items={items} next={next} further={cursor !== undefined} />);
  }
}
