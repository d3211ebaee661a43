import type { VNode } from 'preact';

/**
 * Data for machines in a page's head. The one place where text is not escaped by Preact: a script element is read without entities, so what
 * could end it (`<`) is written as JSON's own escape, and the two line ends that old readers took for code. No browser runs a block of this
 * type, so `script-src` does not speak of it.
 */
export function DataBlock({ type, data }: { type: 'application/ld+json'; data: object }): VNode {
  const escape = (letter: string): string => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`;
  const text = JSON.stringify(data).replace(/[<>&\u2028\u2029]/g, escape);
  return <script type={type} dangerouslySetInnerHTML={{ __html: text }} />;
}
