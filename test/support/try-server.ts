import 'reflect-metadata';
import {
  Body,
  Catch,
  Controller,
  Get,
  Module,
  Param,
  Post,
  Req,
  type ArgumentsHost,
  type DynamicModule,
  type ExceptionFilter,
} from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { IsInt, IsString, Max } from 'class-validator';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Clock, FixedClock } from '../../src/kernel/clock.js';
import { Refusal } from '../../src/kernel/refusal.js';
import { Config } from '../../src/platform/config/index.js';
import {
  BodyLimit,
  createLogger,
  Drain,
  fastifyAdapter,
  FromAnywhere,
  HttpModule,
  Metrics,
  observeRequests,
  Public,
  Readiness,
  readBodies,
  validation,
} from '../../src/platform/http/index.js';
import { atTheEnd } from './cleanup.js';

class GiftDto {
  @IsInt()
  @Max(5, { message: 'amount_too_large' })
  amount!: number;

  @IsString()
  note!: string;
}

@Public()
@Controller()
class TryController {
  @Get('people/:name')
  person(@Param('name') name: string): { length: number } {
    return { length: name.length };
  }

  @Get('bug/:name')
  bug(@Param('name') name: string): never {
    throw Object.assign(new Error(`duplicate key (${name})`), { code: '23505', detail: name });
  }

  @Post('form')
  form(@Body() body: Record<string, unknown>): Record<string, unknown> {
    return body;
  }

  @Post('api/gifts')
  gift(@Body() gift: GiftDto): GiftDto {
    return gift;
  }

  @BodyLimit(3_000_000)
  @Post('api/large')
  large(@Body() body: { text: string }): { length: number } {
    return { length: body.text.length };
  }

  @FromAnywhere()
  @Post('told')
  told(): { told: true } {
    return { told: true };
  }

  @Post('webhooks/:provider/:account')
  hook(@Req() request: FastifyRequest): { raw: string; body: unknown } {
    return { raw: request.rawBody?.toString('utf8') ?? 'none', body: request.body };
  }
}

@Catch()
class TellFilter implements ExceptionFilter {
  catch(error: unknown, host: ArgumentsHost): void {
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    const status = (error as { status?: number; statusCode?: number }).status ?? (error as { statusCode?: number }).statusCode ?? 500;
    const field = error instanceof Refusal ? error.field : undefined;
    void reply
      .code(status)
      .type('application/json')
      .send({ code: error instanceof Refusal ? error.code : 'other', field });
  }
}

@Module({})
class Ground {
  static with(config: Config): DynamicModule {
    const providers = [
      { provide: Config, useValue: config },
      { provide: Clock, useValue: new FixedClock(new Date('2026-11-28T09:00:00Z')) },
    ];
    return { module: Ground, global: true, providers, exports: [Config, Clock] };
  }
}

const settings: Partial<Config> = { baseUrl: 'https://pay.example.org', trustProxy: [], metricsToken: undefined };

export interface TryServer {
  readonly app: NestFastifyApplication;
  readonly log: readonly string[];
  readonly drain: Drain;
  readonly url: string;
}

/** The house's HTTP server before any room has moved in: routes to try its limits, guards, log and health with. No database. */
export async function tryServer(change: Partial<Config> = {}): Promise<TryServer> {
  const config = { ...settings, ...change } as Config;
  @Module({
    imports: [Ground.with(config), HttpModule],
    controllers: [TryController],
  })
  class TryModule {}
  const adapter = fastifyAdapter(config, (request) => request.url ?? '/');
  const app = await NestFactory.create<NestFastifyApplication>(TryModule, adapter, { logger: false, bodyParser: false });
  const log: string[] = [];
  observeRequests(adapter.getInstance(), createLogger('info', { write: (line: string) => void log.push(line) }), app.get(Metrics));
  const drain = new Drain(adapter.getInstance(), app.get(Readiness));
  await readBodies(adapter.getInstance());
  app.useGlobalPipes(validation());
  app.useGlobalFilters(new TellFilter());
  await app.listen(0, '127.0.0.1');
  atTheEnd(() => app.close());
  return { app, log, drain, url: await app.getUrl() };
}
