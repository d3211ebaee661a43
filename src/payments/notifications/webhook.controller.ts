import type { IncomingHttpHeaders } from 'node:http';
import { Controller, Headers, HttpCode, Param, Post, Req, type RawBodyRequest } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { Refusal } from '../../kernel/refusal.js';
import { Public } from '../../platform/http/index.js';
import { PaymentProviders } from '../providers/payment-providers.js';
import { TakeNotification } from './take-notification.js';

/** Where providers send notifications. The signature is the caller's only proof, so no cookie and no origin is asked for. */
@Public()
@ApiExcludeController()
@Controller('webhooks')
export class WebhookController {
  constructor(
    private readonly takeNotification: TakeNotification,
    private readonly providers: PaymentProviders,
  ) {}

  @Post(':provider/:account')
  @HttpCode(200)
  async take(
    @Param('provider') provider: string,
    @Param('account') account: string,
    @Headers() headers: IncomingHttpHeaders,
    @Req() request: RawBodyRequest<{ rawBody?: Buffer }>,
  ): Promise<{ received: true }> {
    const [type = ''] = (headers['content-type'] ?? '').split(';');
    if (!this.providers.named(provider).contentTypes.includes(type.trim().toLowerCase())) throw new Refusal('content_type_unsupported');
    if (!request.rawBody) throw new Refusal('notification_unreadable');
    await this.takeNotification.run(provider, account, headers, request.rawBody);
    return { received: true };
  }
}
