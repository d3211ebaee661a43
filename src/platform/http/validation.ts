import { ValidationPipe, type ArgumentMetadata, type ValidationError } from '@nestjs/common';
import { Refusal, type RefusalCode } from '../../kernel/refusal.js';
import { refusalCodes } from '../../kernel/refusal-codes.js';

/**
 * Every body, query and form is a DTO, and holds what the DTO names and nothing else. What does not fit is refused as
 * `body_invalid`, or by the code that the DTO's rule gives as its message: `@IsEmail({}, { message: 'email_invalid' })`.
 */
export function validation(): ValidationPipe {
  return new Door({
    whitelist: true,
    forbidNonWhitelisted: true,
    forbidUnknownValues: true,
    transform: true,
    stopAtFirstError: true,
    validationError: { target: false, value: false },
    exceptionFactory: refusalOf,
  });
}

/** Before any rule is asked: a NUL or half a character is in no text of a person's, and no text of the database can hold one. */
class Door extends ValidationPipe {
  override transform(value: unknown, metadata: ArgumentMetadata): Promise<unknown> {
    if (metadata.type === 'body' && holdsNoText(value)) throw new Refusal('body_invalid');
    return super.transform(value, metadata);
  }
}

function holdsNoText(value: unknown): boolean {
  if (typeof value === 'string') return /[\0\p{Surrogate}]/u.test(value);
  return typeof value === 'object' && value !== null && Object.values(value).some(holdsNoText);
}

/** By the first field that is wrong, named as `lines.0.amount`. */
function refusalOf(errors: readonly ValidationError[], path: readonly string[] = []): Refusal {
  const [first] = errors;
  if (first === undefined) return new Refusal('body_invalid');
  const field = [...path, first.property];
  if (first.children !== undefined && first.children.length > 0) return refusalOf(first.children, field);
  const said = Object.values(first.constraints ?? {}).find(isRefusalCode);
  return new Refusal(said ?? 'body_invalid', {}, field.join('.'));
}

function isRefusalCode(word: string): word is RefusalCode {
  return Object.hasOwn(refusalCodes, word);
}
