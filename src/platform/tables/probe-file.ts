import { createHash } from 'node:crypto';
import { constants, createReadStream } from 'node:fs';
import { access, stat } from 'node:fs/promises';
import { Refusal } from '../../kernel/refusal.js';
import type { HighBytes } from './code-page.js';

/** What one pass over the bytes of a file tells. */
export interface Probe {
  /** SHA-256 of the whole file: how the same file is known again. */
  readonly hash: Buffer;
  readonly isUtf8: boolean;
  readonly highBytes: HighBytes;
}

/** First bytes of what people send instead of a table: xlsx and zip, xls, pdf, gzip. */
const otherFormats = ['504b0304', '504b0506', 'd0cf11e0', '25504446', '1f8b'];
const utf16Marks = ['fffe', 'feff'];

/**
 * Reads a file once, in constant memory.
 * @throws Refusal file_missing, file_is_directory, file_empty, file_encoding (UTF-16), file_not_a_table (other programs' formats, binary)
 */
export async function probeFile(path: string): Promise<Probe> {
  await mustBeFile(path);
  const hash = createHash('sha256');
  const utf8 = new TextDecoder('utf-8', { fatal: true });
  const seen = { isUtf8: true, count: 0, inRuns: 0, last: 0, first: true };
  for await (const chunk of createReadStream(path) as AsyncIterable<Buffer>) {
    if (seen.first) refuseByFirstBytes(chunk);
    seen.first = false;
    if (chunk.includes(0)) throw new Refusal('file_not_a_table');
    hash.update(chunk);
    seen.isUtf8 &&= decodes(utf8, chunk);
    count(seen, chunk);
  }
  seen.isUtf8 &&= decodes(utf8);
  return { hash: hash.digest(), isUtf8: seen.isUtf8, highBytes: { count: seen.count, inRuns: seen.inRuns } };
}

async function mustBeFile(path: string): Promise<void> {
  const found = await stat(path).catch(() => undefined);
  if (!found) throw new Refusal('file_missing');
  if (found.isDirectory()) throw new Refusal('file_is_directory');
  if (!found.isFile()) throw new Refusal('file_not_a_table');
  if (found.size === 0) throw new Refusal('file_empty');
  await access(path, constants.R_OK).catch(() => {
    throw new Refusal('file_missing');
  });
}

function refuseByFirstBytes(chunk: Buffer): void {
  const start = chunk.subarray(0, 4).toString('hex');
  if (otherFormats.some((mark) => start.startsWith(mark))) throw new Refusal('file_not_a_table');
  if (utf16Marks.some((mark) => start.startsWith(mark))) throw new Refusal('file_encoding');
}

function decodes(decoder: TextDecoder, chunk?: Buffer): boolean {
  try {
    decoder.decode(chunk, { stream: chunk !== undefined });
    return true;
  } catch {
    return false;
  }
}

function count(seen: { count: number; inRuns: number; last: number }, chunk: Buffer): void {
  for (const byte of chunk) {
    if (byte > 127) {
      seen.count += 1;
      if (seen.last > 127) seen.inRuns += 1;
    }
    seen.last = byte;
  }
}
