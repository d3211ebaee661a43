import { Injectable, Optional, type CanActivate, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';

import type { CityRequest } from '../../cities/index.js';
import { present } from '../../kernel/assert.js';
import { Refusal } from '../../kernel/refusal.js';
import { accessOf } from '../../platform/http/index.js';
import type { WithPerson } from './current-staff.js';
import { mayEnter } from '../domain/roles.js';
import { assertOwnPassword } from '../credentials/first-password.js';
import { checkForm } from './form-token.js';
import { RecogniseSecretariat } from '../recognise-secretariat.js';
import { RecogniseStaff } from './recognise-staff.js';
import { SessionCookie } from './session-cookie.js';

/** Stands before every route: open to all where it says so, to its roles where it names them, and to nobody where it says nothing. */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(
    private readonly cookie: SessionCookie,
    @Optional() private readonly recogniseStaff?: RecogniseStaff,
    @Optional() private readonly recogniseSecretariat?: RecogniseSecretariat,
  ) {}

  /** @throws Refusal sign_in_required, password_first, role_missing, form_expired */
  async canActivate(context: ExecutionContext): Promise<boolean> {
    const access = accessOf(context.getHandler(), context.getClass());
    if (access === 'public') return true;
    if (access === undefined) throw new Refusal('role_missing');
    const request = context.switchToHttp().getRequest<FastifyRequest & WithPerson>();
    const person = access.includes('secretariat') ? await this.secretariat(request) : await this.staff(request);
    if (!person) throw new Refusal('sign_in_required');
    if (request.staff) assertOwnPassword(request.staff, context.getHandler(), context.getClass());
    if (!mayEnter(person.roles, access)) throw new Refusal('role_missing');
    checkForm(request, context.getHandler(), person.csrf);
    return true;
  }

  /** The city's own guard stands before this one, so that an unknown city is unknown to everybody alike. */
  private async staff(request: FastifyRequest & WithPerson): Promise<WithPerson['staff']> {
    const city = present((request as unknown as CityRequest).city, 'a route of a city without :city');
    const token = this.cookie.read(request, city);
    request.staff = token ? await this.recogniseStaff?.run(city.id, token) : undefined;
    return request.staff;
  }

  private async secretariat(request: FastifyRequest & WithPerson): Promise<WithPerson['secretariat']> {
    const token = this.cookie.read(request, 'secretariat');
    request.secretariat = token ? await this.recogniseSecretariat?.run(token) : undefined;
    return request.secretariat;
  }
}
