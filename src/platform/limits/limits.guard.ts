import { type CanActivate, type ExecutionContext, Inject, Injectable, Optional, SetMetadata } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { present } from '../../kernel/assert.js';
import { Clock } from '../../kernel/clock.js';
import type { CityId } from '../../kernel/ids.js';
import { Refusal } from '../../kernel/refusal.js';
import { Config } from '../config/index.js';
import { type FieldCrypto, fieldCryptoToken } from '../crypto/index.js';
import { type Database, databaseToken } from '../database/index.js';
import { RequestCounter } from './counter.js';
import { type RateLimit, rateLimits, RATE_LIMIT_WINDOW_MS } from './rate-limits.js';

const RATE_LIMIT = 'rate-limit';

/** Limits how often one client's subnet may request this route in one city. The route needs `:city`. */
export const RateLimited = (rateLimit: RateLimit): MethodDecorator & ClassDecorator => SetMetadata(RATE_LIMIT, rateLimit);

/** Counts the requests of rate-limited routes. Any other route costs a look at its metadata. It runs after the guard that finds the city. */
@Injectable()
export class RateLimitsGuard implements CanActivate {
  private readonly counters: Partial<Record<'donor' | 'casework', RequestCounter>>;

  constructor(
    private readonly config: Config,
    private readonly reflector: Reflector,
    private readonly clock: Clock,
    @Optional() @Inject(databaseToken('donor')) donor?: Database<'donor'>,
    @Optional() @Inject(fieldCryptoToken('giving')) giving?: FieldCrypto,
    @Optional() @Inject(databaseToken('casework')) casework?: Database<'casework'>,
    @Optional() @Inject(fieldCryptoToken('receiving')) receiving?: FieldCrypto,
  ) {
    this.counters = {
      ...(donor && giving ? { donor: new RequestCounter(donor, giving) } : {}),
      ...(casework && receiving ? { casework: new RequestCounter(casework, receiving) } : {}),
    };
  }

  /** @throws Refusal too_many_requests, with the seconds until the next window in `Retry-After` */
  async canActivate(context: ExecutionContext): Promise<boolean> {
    const rateLimit = this.reflector.getAllAndOverride<RateLimit | undefined>(RATE_LIMIT, [context.getHandler(), context.getClass()]);
    if (rateLimit === undefined || !this.config.requestLimits) return true;
    const request = context.switchToHttp().getRequest<FastifyRequest & { city?: { readonly id: CityId } }>();
    const city = present(request.city, 'a rate-limited route without a city');
    const { worker, maxRequests } = rateLimits[rateLimit];
    const now = this.clock.now();
    const requests = await present(this.counters[worker], 'a rate limit of a site that is not served').run(
      city.id,
      rateLimit,
      request.ip,
      now,
    );
    if (requests <= maxRequests) return true;
    const left = RATE_LIMIT_WINDOW_MS - (now.getTime() % RATE_LIMIT_WINDOW_MS);
    void context
      .switchToHttp()
      .getResponse<FastifyReply>()
      .header('retry-after', String(Math.ceil(left / 1000)));
    throw new Refusal('too_many_requests');
  }
}
