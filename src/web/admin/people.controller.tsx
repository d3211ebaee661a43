import { Body, Get, Param, Post, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { CreateStaff, CurrentDesk, DecideStaff, ListStaff, StaffRoute, type StaffDesk } from '../../identity/index.js';
import { formAgain, page, seeOther } from '../shared/index.js';
import { NewStaffForm } from './new-staff.dto.js';
import { PeoplePage } from './people.page.js';
import { PeopleQuery, StaffDecisionForm } from './people.dto.js';

/** Who works for the city. One administrator opens an account, another confirms it. */
@StaffRoute('people', 'city_admin')
export class PeopleController {
  constructor(
    private readonly listStaff: ListStaff,
    private readonly createStaff: CreateStaff,
    private readonly decideStaff: DecideStaff,
  ) {}

  @Get()
  async show(@CurrentDesk() desk: StaffDesk, @Query() { done }: PeopleQuery): Promise<string> {
    return page(<PeoplePage {...desk} people={await this.listStaff.run(desk.city)} done={done} />);
  }

  @Post()
  async create(
    @CurrentDesk() desk: StaffDesk,
    @Body() form: NewStaffForm,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    try {
      await this.createStaff.run(desk.city, form, desk.staff);
      return seeOther(reply, desk.at('/staff/people?done=opened'));
    } catch (error) {
      const context = { ...desk, people: await this.listStaff.run(desk.city), given: form };
      return formAgain(reply, error, desk.texts, 'name', (errors) => page(<PeoplePage {...context} errors={errors} />));
    }
  }

  @Post(':person')
  async decide(
    @CurrentDesk() desk: StaffDesk,
    @Param('person') person: string,
    @Body() { decision }: StaffDecisionForm,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    await this.decideStaff.run(desk.city, person, decision, desk.staff);
    return seeOther(reply, desk.at(`/staff/people?done=${decision}`));
  }
}
