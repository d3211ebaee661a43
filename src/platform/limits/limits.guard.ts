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
import { Counter } from './counter.js';
import { type Door, doors, RATE_LIMIT_WINDOW_MS } from './doors.js';

const DOOR = 'door';

/** This route is a door: a network that asks too often in one city is asked to wait. It needs `:city`. */
export const Limited = (door: Door): MethodDecorator & ClassDecorator => SetMetadata(DOOR, door);

/** Counts at the doors. A route that is none costs a look at its metadata. Stands after the guard that finds the city. */
@Injectable()
export class LimitsGuard implements CanActivate {
  private readonly counters: Partial<Record<'donor' | 'casework', Counter>>;

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
      ...(donor && giving ? { donor: new Counter(donor, giving) } : {}),
      ...(casework && receiving ? { casework: new Counter(casework, receiving) } : {}),
    };
  }

  /** @throws Refusal too_many_requests, with the seconds until the next window in `Retry-After` */
  async canActivate(context: ExecutionContext): Promise<boolean> {
    const door = this.reflector.getAllAndOverride<Door | undefined>(DOOR, [context.getHandler(), context.getClass()]);
    if (door === undefined || !this.config.requestLimits) return true;
    const request = context.switchToHttp().getRequest<FastifyRequest & { city?: { readonly id: CityId } }>();
    const city = present(request.city, 'a door without a city');
    const { worker, most } = doors[door];
    const now = this.clock.now();
    const asked = await present(this.counters[worker], 'a door of a side that is not served').run(city.id, door, request.ip, now);
    if (asked <= most) return true;
    const left = RATE_LIMIT_WINDOW_MS - (now.getTime() % RATE_LIMIT_WINDOW_MS);
    void context
      .switchToHttp()
      .getResponse<FastifyReply>()
      .header('retry-after', String(Math.ceil(left / 1000)));
    throw new Refusal('too_many_requests');
  }
}
