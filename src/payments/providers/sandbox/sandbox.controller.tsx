import { Body, Controller, Get, Header, HttpCode, Param, Post, Redirect } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { renderToString } from 'preact-render-to-string';
import { CurrentCity, type City } from '../../../cities/index.js';
import { isUuid } from '../../../kernel/ids.js';
import { Refusal } from '../../../kernel/refusal.js';
import { Clock } from '../../../kernel/clock.js';
import { Database, InjectDatabase } from '../../../platform/database/index.js';
import { Public } from '../../../platform/http/index.js';
import { buttonsOf } from './domain/checkout.js';
import { PlaySandboxCheckout } from './play-sandbox-checkout.js';
import { SandboxChoiceDto } from './sandbox.dto.js';
import { SandboxPage, sandboxStyle } from './sandbox.page.js';
import { findCheckout } from './sandbox.store.js';

/** The sandbox's own site: what a donor would see at a payment provider. */
@Public()
@ApiExcludeController()
@Controller('sandbox')
export class SandboxController {
  constructor(
    @InjectDatabase('donor') private readonly database: Database<'donor'>,
    private readonly playSandboxCheckout: PlaySandboxCheckout,
    private readonly clock: Clock,
  ) {}

  @Get('style.css')
  @Header('content-type', 'text/css; charset=utf-8')
  @Header('cache-control', 'public, max-age=3600')
  style(): string {
    return sandboxStyle;
  }

  @Get('checkout/:city/:id')
  @Header('content-type', 'text/html; charset=utf-8')
  @Header('cache-control', 'no-store')
  async show(@CurrentCity() city: City, @Param('id') id: string): Promise<string> {
    const checkout = await this.database.inCity(city.id, (tx) => findCheckout(tx, checkoutId(id)));
    const actions = buttonsOf(checkout.state, checkout.expiresAt <= this.clock.now());
    return `<!doctype html>${renderToString(<SandboxPage city={city} checkout={checkout} actions={actions} />)}`;
  }

  @Post('checkout/:city/:id')
  @HttpCode(303)
  @Redirect()
  async choose(
    @CurrentCity() city: City,
    @Param('id') id: string,
    @Body() choice: SandboxChoiceDto,
  ): Promise<{ url: string; statusCode: number }> {
    const { returnUrl } = await this.playSandboxCheckout.run(city, checkoutId(id), choice.action);
    return { url: returnUrl, statusCode: 303 };
  }
}

function checkoutId(id: string): string {
  if (!isUuid(id)) throw new Refusal('not_found');
  return id;
}
