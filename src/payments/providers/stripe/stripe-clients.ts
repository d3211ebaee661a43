import { Stripe } from 'stripe';
import type { OpenAccount } from '../provider.js';
import { readStripeSecret } from './stripe-secret.js';

/** Accounts whose client is kept: a city has a handful, and each client holds connections. */
const KEPT = 500;

/** A client of Stripe's API for each merchant account: its own key, its own connections. Two accounts never share one. */
export class StripeClients {
  private readonly kept = new Map<string, { secret: string; client: Stripe }>();

  constructor(private readonly production: boolean) {}

  /** @throws Refusal provider_secret_invalid */
  of({ id, secret, mode }: OpenAccount): Stripe {
    const known = this.kept.get(id);
    if (known?.secret === secret) return known.client;
    const { apiKey, apiBase, timeout } = readStripeSecret(secret, mode, this.production);
    const client = new Stripe(apiKey, {
      // Every call that has an effect carries our own key, made from its row, so that the client may repeat it.
      maxNetworkRetries: 1,
      timeout,
      telemetry: false,
      ...(apiBase ? { host: apiBase.hostname, port: Number(apiBase.port || 80), protocol: 'http' as const } : {}),
    });
    const [oldest] = this.kept.keys();
    if (this.kept.size >= KEPT && oldest !== undefined) this.kept.delete(oldest);
    this.kept.set(id, { secret, client });
    return client;
  }
}
