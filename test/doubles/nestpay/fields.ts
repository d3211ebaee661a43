import { createHash } from 'node:crypto';

/** A posted form, pair by pair: what stands twice is seen. */
export type Pairs = readonly (readonly [name: string, value: string])[];

/** What the 3D_PAY_HOSTING form must hold, by the published parameter list, each with its form. */
const required: Readonly<Record<string, RegExp>> = {
  clientid: /^[A-Za-z0-9]{1,15}$/,
  storetype: /^3D_PAY_HOSTING$/,
  hash: /^[A-Za-z0-9+/]{86}==$/,
  hashAlgorithm: /^ver3$/,
  amount: /^\d{1,12}(\.\d{1,2})?$/,
  currency: /^\d{3}$/,
  oid: /^[A-Za-z0-9_-]{1,64}$/,
  okUrl: /^https?:\/\/[^\s]{1,250}$/,
  failUrl: /^https?:\/\/[^\s]{1,250}$/,
  TranType: /^(Auth|PreAuth)$/,
  rnd: /^.{1,64}$/,
  lang: /^(tr|en)$/,
};

/** What it may hold. Of the payer nothing is asked for. */
const optional: Readonly<Record<string, RegExp>> = {
  callbackUrl: /^https?:\/\/[^\s]{1,250}$/,
  Instalment: /^(|[2-9]|1[0-9])$/,
  encoding: /^(UTF-8|ISO-8859-9)$/,
  refreshtime: /^\d{1,3}$/,
  BillToName: /^.{0,255}$/,
  BillToCompany: /^.{0,255}$/,
  email: /^.{0,64}$/,
  tel: /^.{0,32}$/,
};

/** What is wrong with a form, by name; nothing if it is right. */
export function wrongIn(pairs: Pairs): string[] {
  const names = pairs.map(([name]) => name);
  const rules = { ...optional, ...required };
  return [
    ...names.filter((name, at) => names.indexOf(name) !== at).map((name) => `${name} stands twice`),
    ...names.filter((name) => !Object.hasOwn(rules, name)).map((name) => `${name} is no parameter`),
    ...Object.keys(required)
      .filter((name) => !names.includes(name))
      .map((name) => `${name} is missing`),
    ...pairs.filter(([name, value]) => rules[name]?.test(value) === false).map(([name]) => `${name} is not well-formed`),
  ];
}

/** The gate's hash, written from its description a second time: names without case, `\` and `|` escaped, the key last. */
export function hashOf(pairs: Pairs, storeKey: string): string {
  const kept = pairs.filter(([name]) => !['hash', 'encoding', 'nationalidno'].includes(name.toLowerCase()));
  const upper = (name: string): string => name.toUpperCase();
  const ordered = [...kept].sort((a, b) => Number(upper(a[0]) > upper(b[0])) - Number(upper(a[0]) < upper(b[0])));
  const plain = [...ordered.map(([, value]) => value), storeKey].map((value) => value.replace(/[\\|]/g, (sign) => `\\${sign}`));
  return createHash('sha512')
    .update(Buffer.from(plain.join('|'), 'utf8'))
    .digest('base64');
}
