import {
  applyDecorators,
  Controller,
  Injectable,
  UseInterceptors,
  type CallHandler,
  type ExecutionContext,
  type NestInterceptor,
} from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';

import type { StaffDuty } from '../../kernel/duties.js';
import { Duties } from './duties.js';

const HEADERS = { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' };

/** Says HTML and `no-store` where the route says nothing else; `asFile` and `seeOther` replace them afterwards. */
@Injectable()
class StaffPageHeaders implements NestInterceptor {
  intercept(context: ExecutionContext, next: CallHandler): ReturnType<CallHandler['handle']> {
    const reply = context.switchToHttp().getResponse<FastifyReply>();
    for (const [name, value] of Object.entries(HEADERS)) if (!reply.hasHeader(name)) void reply.header(name, value);
    return next.handle();
  }
}

/**
 * A controller of staff pages of one city at `/{city}/{lang}/staff/{path}`: open to people with one of the duties, left out of the API's
 * description, answered as HTML that nobody keeps. A method asks for its page context by `@CurrentDesk()`:
 *
 *     @StaffRoute('refunds', 'collections')
 *     export class RefundsController {
 *       @Get()
 *       async list(@CurrentDesk() desk: StaffDesk): Promise<string> {
 *         return page(<RefundsPage {...desk} items={await this.listRefunds.run(desk.city)} />);
 *       }
 *     }
 */
export const StaffRoute = (path: string, ...duties: readonly [StaffDuty, ...StaffDuty[]]): ClassDecorator =>
  pages([':city/:lang/staff', path], Duties(...duties));

/** The same for the people of the secretariat, at `/secretariat/{lang}/{path}`: its realm is the network, and its one duty is theirs. */
export const SecretariatRoute = (path: string): ClassDecorator => pages(['secretariat/:lang', path], Duties('secretariat'));

function pages(address: readonly string[], duties: ReturnType<typeof Duties>): ClassDecorator {
  const controller = Controller(address.filter((part) => part !== '').join('/'));
  return applyDecorators(ApiExcludeController(), duties, UseInterceptors(StaffPageHeaders), controller);
}
