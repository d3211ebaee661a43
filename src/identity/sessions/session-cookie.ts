import { Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';

import { Config } from '../../platform/config/index.js';
import type { Realm } from '../realm.js';

/** Sessions in cookies: a city's on the paths of that city, the secretariat's on its own. It lives as long as the browser is open. */
@Injectable()
export class SessionCookie {
  private readonly secure: boolean;

  constructor(config: Config) {
    this.secure = config.baseUrl.startsWith('https:');
  }

  read(request: FastifyRequest, realm: Realm): string | undefined {
    return request.cookies[nameOf(realm)];
  }

  write(reply: FastifyReply, realm: Realm, token: string): void {
    void reply.setCookie(nameOf(realm), token, this.options(realm));
  }

  clear(reply: FastifyReply, realm: Realm): void {
    void reply.clearCookie(nameOf(realm), this.options(realm));
  }

  private options(realm: Realm): { path: string; httpOnly: true; sameSite: 'lax'; secure: boolean } {
    return { path: pathOf(realm), httpOnly: true, sameSite: 'lax', secure: this.secure };
  }
}

const nameOf = (realm: Realm): string => (realm === 'network' ? 'secretariat' : 'staff');

/** A path of a cookie ends at a slash: that of `/istanbul` is not sent to `/istanbulova`. */
const pathOf = (realm: Realm): string => (realm === 'network' ? '/secretariat' : realm.base || '/');
