import { XMLParser } from 'fast-xml-parser';
import { Refusal } from '../../../kernel/refusal.js';

/** A reply's elements by name; those inside `Extra` in `extra`. All texts, as the bank wrote them: `00` is no number. */
export interface Cc5Reply {
  readonly fields: Readonly<Record<string, string>>;
  readonly extra: Readonly<Record<string, string>>;
}

/** A request: elements in their order, `Extra` last. */
export type Cc5Request = readonly (readonly [name: string, value: string | Readonly<Record<string, string>>])[];

/** The document that the API takes. Its encoding is ISO-8859-9; what is not ASCII goes as a number, so the bytes are right in any. */
export function writeCc5(request: Cc5Request): string {
  const body = request.map(([name, value]) => element(name, typeof value === 'string' ? text(value) : inner(value))).join('');
  return `<?xml version="1.0" encoding="ISO-8859-9"?><CC5Request>${body}</CC5Request>`;
}

/** Reads the API's answer. @throws Refusal provider_unavailable on anything that is not one */
export function readCc5(bytes: Uint8Array): Cc5Reply {
  const document = new TextDecoder('iso-8859-9').decode(bytes);
  // Whole, or not at all: an answer that was cut off says nothing. No answer has a DOCTYPE.
  if (document.includes('<!') || !/<\/CC5Response>\s*$/.test(document)) throw new Refusal('provider_unavailable');
  const parser = new XMLParser({ parseTagValue: false, processEntities: false, ignoreAttributes: true, ignoreDeclaration: true });
  const { CC5Response: root } = parser.parse(document) as { CC5Response?: unknown };
  if (!isElement(root)) throw new Refusal('provider_unavailable');
  const { Extra: extra = {}, ...fields } = root;
  return { fields: allTexts(fields), extra: isElement(extra) ? allTexts(extra) : {} };
}

/** An element that stands twice, or holds others, is none that we read: refused where it is asked for, by its absence. */
function allTexts(held: Readonly<Record<string, unknown>>): Record<string, string> {
  return Object.fromEntries(Object.entries(held).filter((entry): entry is [string, string] => typeof entry[1] === 'string'));
}

const isElement = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === 'object' && value !== null;
const element = (name: string, content: string): string => `<${name}>${content}</${name}>`;
const inner = (values: Readonly<Record<string, string>>): string =>
  Object.entries(values)
    .map(([name, value]) => element(name, text(value)))
    .join('');
const named: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&apos;' };
const text = (value: string): string =>
  value.replace(/[&<>"']|[^\x20-\x7e]/gu, (character) => named[character] ?? `&#${String(character.codePointAt(0))};`);
