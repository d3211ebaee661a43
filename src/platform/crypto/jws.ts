import { createPrivateKey, createPublicKey, generateKeyPairSync, sign, verify, type KeyObject } from 'node:crypto';

import { canonicalJson, type Json } from './canonical-json.js';

/** A pair for Ed25519 (RFC 8032) as raw DER: PKCS #8 and SPKI. */
export interface SigningPair {
  readonly privateKey: Buffer;
  readonly publicKey: Buffer;
}

export function newSigningPair(): SigningPair {
  return generateKeyPairSync('ed25519', {
    privateKeyEncoding: { format: 'der', type: 'pkcs8' },
    publicKeyEncoding: { format: 'der', type: 'spki' },
  });
}

/** PKCS #8 of an Ed25519 private key, up to its 32 bytes of seed (RFC 8410). */
const PKCS8_ED25519 = Buffer.from('302e020100300506032b657004220420', 'hex');

/** The pair that belongs to a seed of 32 bytes: the same on every process that has the seed. */
export function signingPairFrom(seed: Buffer): SigningPair {
  const privateKey = Buffer.concat([PKCS8_ED25519, seed]);
  const publicKey = createPublicKey(privateKeyOf(privateKey)).export({ format: 'der', type: 'spki' });
  return { privateKey, publicKey };
}

/** Who signed and what for. `kid` names the key, `typ` the kind of document: one is never taken for another. */
export interface JwsHeader {
  readonly kid: string;
  readonly typ: string;
}

/** JWS compact serialization (RFC 7515) with EdDSA (RFC 8037). Ed25519 is deterministic: the same document gives the same bytes. */
export function signJws(header: JwsHeader, payload: Json, privateKey: Buffer): string {
  const input = `${encode(canonicalJson({ alg: 'EdDSA', ...header }))}.${encode(canonicalJson(payload))}`;
  return `${input}.${sign(null, Buffer.from(input, 'ascii'), privateKeyOf(privateKey)).toString('base64url')}`;
}

/** What a JWS says about itself, before anything is proved. Undefined when it is no JWS of ours. */
export function readJwsHeader(jws: string): JwsHeader | undefined {
  const [head = '', body = '', signature = '', ...rest] = jws.split('.');
  if (!head || !body || !signature || rest.length > 0) return undefined;
  const header = parse(head);
  if (typeof header !== 'object' || header === null || !('alg' in header) || header.alg !== 'EdDSA') return undefined;
  if (!('kid' in header) || typeof header.kid !== 'string' || !('typ' in header) || typeof header.typ !== 'string') return undefined;
  return { kid: header.kid, typ: header.typ };
}

/** The signed document; undefined when this key did not sign these bytes as a document of this kind. */
export function verifyJws(jws: string, typ: string, publicKey: Buffer): unknown {
  if (readJwsHeader(jws)?.typ !== typ) return undefined;
  const cut = jws.lastIndexOf('.');
  const signature = Buffer.from(jws.slice(cut + 1), 'base64url');
  const key = createPublicKey({ key: publicKey, format: 'der', type: 'spki' });
  if (!verify(null, Buffer.from(jws.slice(0, cut), 'ascii'), key, signature)) return undefined;
  return parse(jws.split('.')[1] ?? '');
}

function privateKeyOf(der: Buffer): KeyObject {
  return createPrivateKey({ key: der, format: 'der', type: 'pkcs8' });
}

function encode(text: string): string {
  return Buffer.from(text, 'utf8').toString('base64url');
}

function parse(part: string): unknown {
  try {
    return JSON.parse(Buffer.from(part, 'base64url').toString('utf8')) as unknown;
  } catch {
    return undefined;
  }
}
