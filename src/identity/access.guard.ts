import { Injectable, Optional, type CanActivate, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';

import { Cities } from '../cities/index.js';
import { Refusal } from '../kernel/refusal.js';
import { accessOf } from '../platform/http/index.js';
import type { WithPerson } from './current-staff.js';
import { mayEnter, type Role } from './domain/roles.js';
import { checkForm } from './form-token.js';
import { RecogniseSecretariat } from './recognise-secretariat.js';
import { RecogniseStaff } from './recognise-staff.js';
import { SessionCookie } from './session-cookie.js';

/** Stands before every route: open to all where it says so, to its roles where it names them, and to nobody where it says nothing. */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(
    private readonly cookie: SessionCookie,
    private readonly cities: Cities,
    @Optional() private readonly recogniseStaff?: RecogniseStaff,
    @Optional() private readonly recogniseSecretariat?: RecogniseSecretariat,
  ) {}

  /** @throws Refusal sign_in_required, role_missing, form_expired, city_unknown */
  async canActivate(context: ExecutionContext): Promise<boolean> {
    const access = accessOf(context.getHandler(), context.getClass());
    if (access === 'public') return true;
    if (access === undefined) throw new Refusal('role_missing');
    const request = context.switchToHttp().getRequest<FastifyRequest & WithPerson>();
    const person = access.includes('secretariat') ? await this.secretariat(request) : await this.staff(request);
    if (!person) throw new Refusal('sign_in_required');
    if (!mayEnter(person.roles as readonly Role[], access)) throw new Refusal('role_missing');
    checkForm(request, context.getHandler(), person.csrf);
    return true;
  }

  private async staff(request: FastifyRequest & WithPerson): Promise<WithPerson['staff']> {
    const { city: slug } = request.params as { city?: string };
    const city = await this.cities.bySlug(slug ?? '');
    if (!city) throw new Refusal('city_unknown');
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
