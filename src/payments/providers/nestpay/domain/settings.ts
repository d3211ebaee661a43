import { isLoopbackUrl, isTestHost } from './bank-hosts.js';
import { Refusal } from '../../../../kernel/refusal.js';

/** What 3-D Secure told of the card's owner: 1 proved in full, 2–4 in part or not asked, 0 and 5–8 not. */
export const mdStatuses = ['1', '2', '3', '4'] as const;

/** A merchant's account at a bank, as the bank's letter names its parts. */
export interface NestpaySettings {
  readonly clientId: string;
  /** Signs the forms and the bank's answers. */
  readonly storeKey: string;
  /** The user of the bank's API, made in the bank's own panel. */
  readonly apiName: string;
  readonly apiPassword: string;
  /** Where the donor's browser pays: `https://…/fim/est3Dgate`. */
  readonly gateUrl: string;
  /** Where we ask: `https://…/fim/api`. */
  readonly apiUrl: string;
  /** Which mdStatus count as paid. The city's policy; the first alone where it says nothing. */
  readonly acceptedMdStatus: readonly string[];
}

const texts = ['clientId', 'storeKey', 'apiName', 'apiPassword', 'gateUrl', 'apiUrl'] as const;
const known: ReadonlySet<string> = new Set([...texts, 'acceptedMdStatus']);

/** Reads the account's secret: a JSON object of these settings and no other. @throws Refusal provider_secret_invalid */
export function readNestpaySettings(secret: string): NestpaySettings {
  const held = parsed(secret);
  const { acceptedMdStatus = ['1'], clientId, storeKey, apiName, apiPassword, gateUrl, apiUrl } = held;
  const accepted = Array.isArray(acceptedMdStatus) && acceptedMdStatus.length > 0 && acceptedMdStatus.every(isMdStatus);
  if (!accepted || !Object.keys(held).every((key) => known.has(key))) throw invalid();
  if (!isText(clientId) || !/^[A-Za-z0-9]{1,15}$/.test(clientId) || !isText(storeKey)) throw invalid();
  if (!isText(apiName) || !isText(apiPassword) || !isText(gateUrl) || !isText(apiUrl)) throw invalid();
  return { clientId, storeKey, apiName, apiPassword, gateUrl, apiUrl, acceptedMdStatus: acceptedMdStatus as string[] };
}

/** What the operator's configuration says of banks. */
export interface BankRules {
  readonly production: boolean;
  /** The hosts that may be called. */
  readonly hosts: readonly string[];
}

/**
 * Whether the addresses may carry money: https at a host that the operator named, for our server itself calls there, from inside its own
 * network; or this machine's own outside production. No bank's test system in live mode, and in production no test mode: cards of the bank's
 * test letter would fund bills.
 * @throws Refusal provider_secret_invalid, provider_host_not_allowed
 */
export function checkAddresses({ gateUrl, apiUrl }: NestpaySettings, mode: 'test' | 'live', { production, hosts }: BankRules): void {
  if (production && mode === 'test') throw invalid();
  for (const address of [gateUrl, apiUrl]) {
    const url = URL.canParse(address) ? new URL(address) : undefined;
    if (!url || url.username + url.password + url.search + url.hash !== '') throw invalid();
    const here = isLoopbackUrl(url);
    if (here ? production || mode === 'live' || !/^https?:$/.test(url.protocol) : url.protocol !== 'https:') throw invalid();
    if (mode === 'live' && isTestHost(url.hostname)) throw invalid();
    const named = url.port === '' && hosts.includes(url.hostname);
    if (!here && !named) throw new Refusal('provider_host_not_allowed', {}, 'secret');
  }
}

/** The settings of an account that is about to be called: what the operator allows now counts, not what it allowed when it was opened. */
export function callableSettings(
  { secret, mode }: { readonly secret: string; readonly mode: 'test' | 'live' },
  rules: BankRules,
): NestpaySettings {
  const settings = readNestpaySettings(secret);
  checkAddresses(settings, mode, rules);
  return settings;
}

function parsed(secret: string): Partial<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(secret);
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value;
  } catch {
    // falls through to the refusal
  }
  throw invalid();
}

const isText = (value: unknown): value is string => typeof value === 'string' && value.length > 0 && value.length <= 300;
const isMdStatus = (value: unknown): boolean => mdStatuses.some((status) => status === value);
const invalid = (): Refusal => new Refusal('provider_secret_invalid', {}, 'secret');
