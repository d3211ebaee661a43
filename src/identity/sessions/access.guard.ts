import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';

import type { CityRequest } from '../../cities/index.js';
import { present } from '../../kernel/assert.js';
import { Refusal } from '../../kernel/refusal.js';
import { accessOf } from '../../platform/http/index.js';
import { assertOwnPassword } from '../credentials/first-password.js';
import { mayEnter } from '../domain/duties.js';
import type { Realm } from '../realm.js';
import type { WithStaff } from './current-staff.js';
import { checkForm } from './form-token.js';
import { RecogniseStaff } from './recognise-staff.js';
import { SessionCookie } from './session-cookie.js';

/** Stands before every route: open to all where it says so, to its duties where it names them, and to nobody where it says nothing. */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(
    private readonly cookie: SessionCookie,
    private readonly recogniseStaff: RecogniseStaff,
  ) {}

  /** @throws Refusal sign_in_required, password_first, duty_missing, form_expired */
  async canActivate(context: ExecutionContext): Promise<boolean> {
    const access = accessOf(context.getHandler(), context.getClass());
    if (access === 'public') return true;
    if (access === undefined) throw new Refusal('duty_missing');
    const request = context.switchToHttp().getRequest<FastifyRequest & WithStaff>();
    const realm = access.includes('secretariat') ? 'network' : cityOf(request);
    const token = this.cookie.read(request, realm);
    const staff = token ? await this.recogniseStaff.run(realm, token) : undefined;
    if (!staff) throw new Refusal('sign_in_required');
    request.staff = staff;
    assertOwnPassword(staff, context.getHandler(), context.getClass());
    if (!mayEnter(staff.duties, access)) throw new Refusal('duty_missing');
    checkForm(request, context.getHandler(), staff.csrf);
    return true;
  }
}

/** The city's own guard stands before this one, so that an unknown city is unknown to everybody alike. */
const cityOf = (request: FastifyRequest): Realm => present((request as unknown as CityRequest).city, 'a route of a city without :city');
