import { createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { MultipartFile } from '@fastify/multipart';
import type { FastifyRequest } from 'fastify';
import { Refusal } from '../../kernel/refusal.js';

export interface UploadRules {
  /** Bytes of the file; more is refused as body_too_large. */
  readonly maxBytes: number;
  /** Looks at the fields before a byte of the file is kept: the form's token, at least. They stand before the file in the form. */
  readonly check: (fields: Readonly<Record<string, string>>) => void | Promise<void>;
}

/**
 * Streams the one file of a form to a folder that nobody else can read, under a name of our own, hands its path to `work`, and takes the
 * folder away again with whatever was written beside it.
 * @throws Refusal content_type_unsupported, file_missing, body_too_large, and what `check` and `work` throw
 */
export async function withUpload<T>(request: FastifyRequest, rules: UploadRules, work: (path: string) => Promise<T>): Promise<T> {
  if (!request.isMultipart()) throw new Refusal('content_type_unsupported');
  const folder = await mkdtemp(join(tmpdir(), 'pay-it-forward-upload-'));
  try {
    return await work(await receive(request, rules, join(folder, 'upload')));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function receive(request: FastifyRequest, { maxBytes, check }: UploadRules, path: string): Promise<string> {
  const fields: Record<string, string> = {};
  for await (const part of request.parts({ limits: { fileSize: maxBytes } })) {
    if (part.type === 'field') {
      if (typeof part.value === 'string') fields[part.fieldname] = part.value;
      continue;
    }
    await keep(part, path, () => check(fields));
    return path;
  }
  await check(fields);
  throw new Refusal('file_missing', {}, 'file');
}

async function keep(part: MultipartFile, path: string, check: () => void | Promise<void>): Promise<void> {
  try {
    await check();
    // A form whose file was not chosen sends one without a name.
    if (part.filename === '') throw new Refusal('file_missing', {}, 'file');
  } catch (error) {
    // Read to its end, within the limit: a sender that is cut off in the middle would not see the answer.
    part.file.on('error', () => undefined).resume();
    throw error;
  }
  await pipeline(part.file, createWriteStream(path, { mode: 0o600 }));
  // What is over the limit is cut off, not thrown.
  if (part.file.truncated) throw new Refusal('body_too_large', {}, 'file');
}
