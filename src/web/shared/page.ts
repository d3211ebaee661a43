import type { JSX } from 'preact';
import { renderToString } from 'preact-render-to-string';

/** The page as HTML text. Everything printed is escaped by Preact; there is no raw HTML in our components. */
export function page(content: JSX.Element): string {
  return `<!doctype html>${renderToString(content)}`;
}

/** For a controller's `@Header(...)`. */
export const HTML = ['content-type', 'text/html; charset=utf-8'] as const;
