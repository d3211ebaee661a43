import { Refusal } from '../../../kernel/refusal.js';
import { isLoopback } from '../../../platform/config/index.js';
import type { OpenAccount } from '../provider.js';

/** A merchant's keys at Stripe, as its account's sealed secret holds them in JSON. */
export interface StripeSecret {
  readonly apiKey: string;
  /** Each signs; while one is being replaced there are two. */
  readonly webhookSecrets: readonly string[];
  /** Where the API is, for tests: on this machine only. Stripe itself where it is left out. */
  readonly apiBase?: URL;
  /** Until a call is given up, in milliseconds. */
  readonly timeout: number;
}

/** Shorter than a donor waits for a page; a refund or a question is asked again anyway. */
const TIMEOUT = 8_000;
const names = new Set(['apiKey', 'webhookSecrets', 'apiBase', 'timeout']);

/**
 * Reads the settings of an account. A live account takes live keys and a test account test keys; production takes neither test keys nor an
 * address of its own for the API.
 * @throws Refusal provider_secret_invalid, which repeats nothing of the secret
 */
export function readStripeSecret(text: string, mode: OpenAccount['mode'], production: boolean): StripeSecret {
  const { apiKey, webhookSecrets, apiBase, timeout = TIMEOUT } = parsed(text);
  if (typeof apiKey !== 'string' || !new RegExp(`^(sk|rk)_${mode}_[A-Za-z0-9]{8,240}$`).test(apiKey)) refuse();
  if (production && (mode === 'test' || apiBase !== undefined)) refuse();
  if (!Array.isArray(webhookSecrets) || webhookSecrets.length < 1 || webhookSecrets.length > 3) refuse();
  const secrets: unknown[] = webhookSecrets;
  if (!secrets.every((each): each is string => typeof each === 'string' && /^whsec_[A-Za-z0-9_]{8,200}$/.test(each))) refuse();
  if (typeof timeout !== 'number' || !Number.isInteger(timeout) || timeout < 100 || timeout > 30_000) refuse();
  if (apiBase === undefined) return { apiKey, webhookSecrets: secrets, timeout };
  if (typeof apiBase !== 'string' || !URL.canParse(apiBase)) refuse();
  const url = new URL(apiBase);
  if (!isLoopback(url.hostname) || url.protocol !== 'http:' || url.pathname !== '/') refuse();
  return { apiKey, webhookSecrets: secrets, apiBase: url, timeout };
}

function parsed(text: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === 'object' && value !== null && Object.keys(value).every((name) => names.has(name)))
      return value as Record<string, unknown>;
  } catch {
    // falls through to the refusal
  }
  return refuse();
}

function refuse(): never {
  throw new Refusal('provider_secret_invalid', {}, 'secret');
}
