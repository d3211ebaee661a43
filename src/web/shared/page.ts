import type { JSX } from 'preact';
import { renderToString } from 'preact-render-to-string';

/** The page as HTML text. Everything printed is escaped by Preact, but for the data block of data-block.tsx, which escapes by itself. */
export function page(content: JSX.Element): string {
  return `<!doctype html>${renderToString(content)}`;
}

/** For a controller's `@Header(...)`. */
export const HTML_HEADER = ['content-type', 'text/html; charset=utf-8'] as const;
