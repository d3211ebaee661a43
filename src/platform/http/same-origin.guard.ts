import { Injectable, SetMetadata, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyRequest } from 'fastify';
import { Refusal } from '../../kernel/refusal.js';
import { Config } from '../config/index.js';

const FROM_ANYWHERE = 'from-anywhere';
const safe = new Set(['GET', 'HEAD', 'OPTIONS']);

/** A route that other systems call, and that proves its caller by something better than a cookie: a signature. */
export const FromAnywhere = (): MethodDecorator & ClassDecorator => SetMetadata(FROM_ANYWHERE, true);

/**
 * Refuses what a page of another site makes a visitor's browser send. A request that changes something says where it comes from,
 * by Origin or, where there is none, by Sec-Fetch-Site: from our own pages or it is refused. A program that is no browser sends
 * neither, and no cookie: it may call /api, where nothing it did not bring itself speaks for it.
 */
@Injectable()
export class SameOriginGuard implements CanActivate {
  constructor(
    private readonly config: Config,
    private readonly reflector: Reflector,
  ) {}

  canActivate(context: ExecutionContext): boolean {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    if (safe.has(request.method) || request.url.startsWith('/webhooks/')) return true;
    if (this.reflector.getAllAndOverride<boolean>(FROM_ANYWHERE, [context.getHandler(), context.getClass()])) return true;
    if (!this.isOurs(request)) throw new Refusal('wrong_origin');
    return true;
  }

  private isOurs(request: FastifyRequest): boolean {
    const { origin } = request.headers;
    const site = request.headers['sec-fetch-site'];
    if (origin !== undefined) {
      if (origin === new URL(this.config.baseUrl).origin) return true;
      // A city's own host: the address the request itself came to, in the protocol that visitors use.
      return origin === `${new URL(this.config.baseUrl).protocol}//${request.host}`;
    }
    if (site !== undefined) return site === 'same-origin';
    return request.url.startsWith('/api/') && request.headers.cookie === undefined;
  }
}
