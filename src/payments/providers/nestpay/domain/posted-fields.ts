import { Refusal } from '../../../../kernel/refusal.js';

/** A form's fields by name, in the order in which they were posted. */
export type PostedFields = ReadonlyMap<string, string>;

/** The gate posts about seventy fields. */
const MOST = 200;
/** Letters, digits, `_`, `.` and `-`. A bracket would make a list in other languages, and two readers would see two things. */
const NAME = /^[\w.-]{1,100}$/;

/**
 * Reads a form's body. Values are UTF-8, as we ask the gate, or ISO-8859-9, as older gates write whatever they were asked: the hash over
 * them proves which.
 * @throws Refusal notification_unreadable on a field that stands twice, on a list, on too many
 */
export function readPostedFields(body: Buffer): PostedFields {
  const fields = new Map<string, string>();
  const pairs = body.toString('latin1').split('&');
  if (pairs.length > MOST) throw new Refusal('notification_unreadable');
  for (const pair of pairs) {
    const equals = pair.indexOf('=');
    const name = equals < 0 ? '' : decoded(pair.slice(0, equals));
    if (!NAME.test(name) || fields.has(name)) throw new Refusal('notification_unreadable');
    fields.set(name, decoded(pair.slice(equals + 1)));
  }
  return fields;
}

/**
 * A field that we decide by, whatever the case of its name.
 * @throws Refusal notification_unreadable when it stands twice in two spellings: nobody could say which one counts
 */
export function fieldNamed(fields: PostedFields, name: string): string | undefined {
  const [value, ...others] = [...fields].filter(([key]) => key.toUpperCase() === name.toUpperCase()).map(([, held]) => held);
  if (others.length > 0) throw new Refusal('notification_unreadable');
  return value;
}

function decoded(raw: string): string {
  const text = raw.replaceAll('+', ' ').replace(/%([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)));
  const bytes = Buffer.from(text, 'latin1');
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return new TextDecoder('iso-8859-9').decode(bytes);
  }
}
