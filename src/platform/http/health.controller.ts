import { Controller, Get, Header, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Public } from './access.js';
import { Readiness } from './readiness.js';

/** For whoever starts, stops and balances processes. Neither answer says anything about people or versions. */
@ApiExcludeController()
@Public()
@Controller('health')
export class HealthController {
  constructor(private readonly readiness: Readiness) {}

  /** The process runs and answers. It asks nobody else: a database that is away is no reason to restart this process. */
  @Get('live')
  @Header('cache-control', 'no-store')
  live(): { status: 'ok' } {
    return { status: 'ok' };
  }

  @Get('ready')
  @Header('cache-control', 'no-store')
  async ready(@Res({ passthrough: true }) reply: FastifyReply): Promise<{ status: string; checks: Record<string, string> }> {
    const { ready, checks } = await this.readiness.look();
    if (!ready) void reply.code(503);
    return { status: ready ? 'ok' : this.readiness.isStopping ? 'stopping' : 'unavailable', checks };
  }
}
