import { Controller, Get, Header, Param, Req } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { h } from 'preact';
import { Refusal, type RefusalCode } from '../../kernel/refusal.js';
import { refusalCodes } from '../../kernel/refusal-codes.js';
import { Public } from '../../platform/http/index.js';
import { textsIn } from '../../platform/texts/index.js';
import { ErrorPage } from './error.page.js';
import { languageOf } from './language-of.js';
import { HTML_HEADER, page } from './page.js';

/** The address that each problem+json's `type` names: the same sentence, for a person. */
@ApiExcludeController()
@Public()
@Controller('problems')
export class ProblemController {
  @Get(':code')
  @Header(...HTML_HEADER)
  show(@Param('code') code: string, @Req() request: FastifyRequest): string {
    if (!Object.hasOwn(refusalCodes, code)) throw new Refusal('not_found');
    return page(h(ErrorPage, { texts: textsIn(languageOf(request)), code: code as RefusalCode }));
  }
}
