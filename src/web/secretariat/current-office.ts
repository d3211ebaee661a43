import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { Staff } from '../../identity/index.js';
import { present } from '../../kernel/assert.js';
import { textsOf } from './reader-texts.js';
import type { SecretariatContext } from './secretariat-page.js';

/**
 * The context of every page of the secretariat: who reads it, in which words. Pages take it whole: `<QuarterPage {...office} … />`.
 * @throws Refusal language_unknown
 */
export const CurrentOffice = createParamDecorator((_data: unknown, context: ExecutionContext): SecretariatContext => {
  const { staff } = context.switchToHttp().getRequest<{ staff?: Staff }>();
  return { texts: textsOf(context), person: present(staff, 'a route without @SecretariatRoute asked who is signed in') };
});
