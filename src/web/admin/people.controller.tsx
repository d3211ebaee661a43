import { Body, Controller, Get, Header, Param, Post, Query, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { CurrentCity, CurrentLanguage, type City } from '../../cities/index.js';
import { CreateStaff, CurrentStaff, DecideStaff, ListStaff, Roles, type Staff } from '../../identity/index.js';
import { textsIn } from '../../platform/texts/index.js';
import { formAgain, HTML, page, seeOther } from '../shared/index.js';
import { NewStaffForm } from './new-staff.dto.js';
import { PeoplePage } from './people.page.js';
import { PeopleQuery, StaffDecisionForm } from './people.dto.js';

/** Who works for the city. One administrator opens an account, another confirms it. */
@ApiExcludeController()
@Roles('city_admin')
@Controller(':city/:lang/staff/people')
export class PeopleController {
  constructor(
    private readonly listStaff: ListStaff,
    private readonly createStaff: CreateStaff,
    private readonly decideStaff: DecideStaff,
  ) {}

  @Get()
  @Header(...HTML)
  @Header('cache-control', 'no-store')
  async show(
    @CurrentCity() city: City,
    @CurrentLanguage() lang: string,
    @CurrentStaff() staff: Staff,
    @Query() { done }: PeopleQuery,
  ): Promise<string> {
    const people = await this.listStaff.run(city.id);
    return page(<PeoplePage texts={textsIn(lang)} city={city} staff={staff} people={people} done={done} />);
  }

  @Post()
  @Header(...HTML)
  async create(
    @CurrentCity() city: City,
    @CurrentLanguage() lang: string,
    @CurrentStaff() staff: Staff,
    @Body() form: NewStaffForm,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    try {
      await this.createStaff.run(city.id, form, staff.id);
      return seeOther(reply, city.path(lang, '/staff/people?done=opened'));
    } catch (error) {
      const people = await this.listStaff.run(city.id);
      const context = { texts: textsIn(lang), city, staff, people, given: form };
      return formAgain(reply, error, context.texts, 'name', (errors) => page(<PeoplePage {...context} errors={errors} />));
    }
  }

  @Post(':person')
  async decide(
    @CurrentCity() city: City,
    @CurrentLanguage() lang: string,
    @CurrentStaff() staff: Staff,
    @Param('person') person: string,
    @Body() { decision }: StaffDecisionForm,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    await this.decideStaff.run(city.id, person, decision, staff.id);
    return seeOther(reply, city.path(lang, `/staff/people?done=${decision}`));
  }
}
