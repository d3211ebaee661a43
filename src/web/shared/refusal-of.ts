import { HttpException } from '@nestjs/common';
import { isRefusal, Refusal } from '../../kernel/refusal.js';
import type { RefusalCode } from '../../kernel/refusal-codes.js';

/** The stable code of what the framework itself answers: body limits, media types, broken JSON, unknown routes. */
const byStatus: Readonly<Record<number, RefusalCode>> = {
  400: 'body_invalid',
  401: 'sign_in_required',
  403: 'duty_missing',
  404: 'not_found',
  405: 'method_not_allowed',
  406: 'content_type_unsupported',
  413: 'body_too_large',
  414: 'body_too_large',
  415: 'content_type_unsupported',
  422: 'body_invalid',
  429: 'too_many_requests',
  431: 'body_too_large',
  503: 'temporarily_unavailable',
};

/** The refusal that an error is, or undefined for a bug. */
export function refusalOf(error: unknown): Refusal | undefined {
  if (isRefusal(error)) return error;
  const status = statusOf(error);
  if (status === undefined || status === 500) return undefined;
  const code = byStatus[status] ?? (status < 500 ? 'body_invalid' : undefined);
  return code === undefined ? undefined : new Refusal(code);
}

function statusOf(error: unknown): number | undefined {
  if (error instanceof HttpException) return error.getStatus();
  // Fastify's own errors carry `statusCode` and a code that begins with FST_.
  if (error instanceof Error && 'statusCode' in error && typeof error.statusCode === 'number') return error.statusCode;
  if (error instanceof SyntaxError && 'body' in error) return 400;
  return undefined;
}
