import { timingSafeEqual } from 'node:crypto';
import { Controller, Get, Header, Req } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { Refusal } from '../../kernel/refusal.js';
import { Config } from '../config/index.js';
import { Public } from './access.js';
import { Metrics } from './metrics.js';

/** For Prometheus: from this machine, or with METRICS_TOKEN. To everybody else there is no such page. */
@ApiExcludeController()
@Public()
@Controller('metrics')
export class MetricsController {
  constructor(
    private readonly config: Config,
    private readonly metrics: Metrics,
  ) {}

  @Get()
  @Header('content-type', 'text/plain; version=0.0.4; charset=utf-8')
  @Header('cache-control', 'no-store')
  async read(@Req() request: FastifyRequest): Promise<string> {
    if (!this.mayRead(request)) throw new Refusal('not_found');
    return await this.metrics.registry.metrics();
  }

  private mayRead(request: FastifyRequest): boolean {
    const token = this.config.metricsToken;
    if (token !== undefined) return isSame(request.headers.authorization ?? '', `Bearer ${token}`);
    // What a proxy on this machine hands on comes from this machine too, but says so.
    const handedOn = ['x-forwarded-for', 'x-forwarded-host', 'x-real-ip', 'forwarded', 'via'].some((name) => name in request.headers);
    return !handedOn && /^(127\.|::1$|::ffff:127\.)/.test(request.socket.remoteAddress ?? '');
  }
}

function isSame(given: string, expected: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(expected)];
  return a.length === b.length && timingSafeEqual(a, b);
}
