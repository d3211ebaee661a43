import { SetMetadata } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';

import { Refusal } from '../../kernel/refusal.js';
import { sameSecret } from '../credentials/secrets.js';

const FILES = 'takes-files';
const SAFE = ['GET', 'HEAD', 'OPTIONS'];

/** A form with a file: its fields are read by the route itself, which must call {@link assertFormToken} on them before anything else. */
export const TakesFiles = (): MethodDecorator => SetMetadata(FILES, true);

/** @throws Refusal form_expired when a form does not carry the token of the session that sent it */
export function assertFormToken(expected: string, given: unknown): void {
  if (typeof given !== 'string' || !sameSecret(given, expected)) throw new Refusal('form_expired');
}

/** Looks at the token of an unsafe request and takes it off, so that no form of ours has to name it. */
export function checkForm(request: FastifyRequest, route: object, expected: string): void {
  if (SAFE.includes(request.method) || Reflect.getMetadata(FILES, route) === true) return;
  const body = request.body as Record<string, unknown> | null | undefined;
  assertFormToken(expected, body?.['csrf']);
  delete body?.['csrf'];
}
