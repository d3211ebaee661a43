import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { Refusal } from '../../kernel/refusal.js';
import { isLanguage, textsIn, type Texts } from '../../platform/texts/index.js';

/** The texts of the language in the address. @throws Refusal language_unknown */
export const ReaderTexts = createParamDecorator((_data: unknown, context: ExecutionContext): Texts => textsOf(context));

/** The same for a context of pages. @throws Refusal language_unknown */
export function textsOf(context: ExecutionContext): Texts {
  const { lang } = context.switchToHttp().getRequest<{ params: { lang?: string } }>().params;
  if (!isLanguage(lang)) throw new Refusal('language_unknown');
  return textsIn(lang);
}
