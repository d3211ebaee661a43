import { randomUUID } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { JSX, VNode } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { page } from '../../shared/index.js';

/** A mark that no reader can type into a page: each process has its own. */
const SLOT_MARKER = `[${randomUUID()}]`;

/** A place in a kept page that each request fills for itself. */
export function PageSlot({ name }: { name: string }): VNode {
  return <>{`${SLOT_MARKER}${name}${SLOT_MARKER}`}</>;
}

/** A rendered page: the text between its slots, and the whole of it as everybody without a basket gets it. */
export class CachedPage<Of = unknown> {
  private readonly parts: readonly string[];
  private readonly plain: Buffer;
  private packed: Buffer | undefined;

  /** @param of what the page was made of, for the slots of a reader with a basket */
  constructor(
    content: JSX.Element,
    fill: (slot: string) => JSX.Element,
    readonly of: Of,
  ) {
    this.parts = page(content).split(SLOT_MARKER);
    this.plain = Buffer.from(this.filled(fill));
  }

  /** The page that everybody without a basket gets, compressed once and only when somebody takes it so. */
  send(request: FastifyRequest, reply: FastifyReply): Buffer {
    void reply.header('vary', 'accept-encoding, cookie').header('cache-control', 'private, no-cache');
    if (!takesGzip(request.headers['accept-encoding'])) return this.plain;
    void reply.header('content-encoding', 'gzip');
    return (this.packed ??= gzipSync(this.plain, { level: 5 }));
  }

  /** The page for one reader. */
  filled(fill: (slot: string) => JSX.Element): string {
    return this.parts.map((part, index) => (index % 2 === 1 ? renderToString(fill(part)) : part)).join('');
  }
}

/** A weight of 0 says that the reader does not take it (RFC 9110, 12.5.3). */
function takesGzip(accepted = ''): boolean {
  return accepted
    .toLowerCase()
    .split(',')
    .some((each) => {
      const [coding, ...parameters] = each.split(';').map((part) => part.trim());
      return coding === 'gzip' && !parameters.some((part) => /^q=0(\.0*)?$/.test(part));
    });
}

interface Kept<Of> {
  readonly made: Promise<CachedPage<Of>>;
  readonly until: number;
}

/** Pages a city keeps at once; beyond it they are all forgotten and made again. */
const MAX_CACHED_PAGES = 500;

/**
 * Keeps rendered pages for a moment, by city first: a burst of readers costs one query. While a page is being made, everybody who
 * asks for it waits for the same one. The time is the process's own; no fact depends on it.
 */
export class PageCache<Of = unknown> {
  private readonly cities = new Map<string, Map<string, Kept<Of>>>();

  /** @param milliseconds how long a page may be shown; 0 keeps nothing */
  constructor(private readonly milliseconds: number) {}

  get(city: string, key: string, make: () => Promise<CachedPage<Of>>): Promise<CachedPage<Of>> {
    if (this.milliseconds === 0) return make();
    const now = performance.now();
    let pages = this.cities.get(city);
    if (!pages || pages.size >= MAX_CACHED_PAGES) this.cities.set(city, (pages = new Map<string, Kept<Of>>()));
    const known = pages.get(key);
    if (known && known.until > now) return known.made;
    const entry = { made: make(), until: now + this.milliseconds };
    pages.set(key, entry);
    // What failed is not kept: the next reader tries again.
    entry.made.catch(() => pages.delete(key));
    return entry.made;
  }

  /** Pages kept for a city now. */
  size(city: string): number {
    return this.cities.get(city)?.size ?? 0;
  }
}
