import { Controller, Get, Header } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { Clock } from '../../kernel/clock.js';
import { Refusal } from '../../kernel/refusal.js';
import { Config } from '../config/index.js';
import { Public } from './access.js';

/** RFC 9116 asks for less than a year. */
const VALID_DAYS = 180;

/** Where a weakness is reported, as RFC 9116 has it: the setting SECURITY_CONTACT. 404 `not_found` where an installation names no address. */
@ApiExcludeController()
@Public()
@Controller('.well-known')
export class SecurityTxtController {
  constructor(
    private readonly config: Config,
    private readonly clock: Clock,
  ) {}

  @Get('security.txt')
  @Header('content-type', 'text/plain; charset=utf-8')
  @Header('cache-control', 'public, max-age=86400')
  read(): string {
    if (this.config.securityContact === undefined) throw new Refusal('not_found');
    const expires = new Date(this.clock.now());
    expires.setUTCDate(expires.getUTCDate() + VALID_DAYS);
    expires.setUTCHours(0, 0, 0, 0);
    return [`Contact: ${this.config.securityContact}`, `Expires: ${expires.toISOString()}`, 'Preferred-Languages: en', ''].join('\n');
  }
}
