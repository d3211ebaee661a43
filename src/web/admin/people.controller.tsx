import { Body, Controller, Get, Header, Post, Query, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { CurrentCity, CurrentLanguage, type City } from '../../cities/index.js';
import { CreateStaff, CurrentStaff, ListStaff, Roles, type Staff } from '../../identity/index.js';
import { textsIn } from '../../platform/texts/index.js';
import { formAgain, HTML, page, seeOther } from '../shared/index.js';
import { NewStaffForm } from './new-staff.dto.js';
import { PeoplePage } from './people.page.js';
import { PeopleQuery } from './people.dto.js';

@ApiExcludeController()
@Roles('city_admin')
@Controller(':city/:lang/staff/people')
export class PeopleController {
  constructor(
    private readonly listStaff: ListStaff,
    private readonly createStaff: CreateStaff,
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
    return page(<PeoplePage texts={textsIn(lang)} city={city} staff={staff} people={people} done={done !== undefined} />);
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
      return seeOther(reply, city.path(lang, '/staff/people?done=1'));
    } catch (error) {
      const people = await this.listStaff.run(city.id);
      const context = { texts: textsIn(lang), city, staff, people, given: form };
      return formAgain(reply, error, context.texts, 'name', (errors) => page(<PeoplePage {...context} errors={errors} />));
    }
  }
}
