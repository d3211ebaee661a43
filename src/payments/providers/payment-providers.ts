import { Injectable } from '@nestjs/common';
import { Refusal } from '../../kernel/refusal.js';
import type { PaymentProvider } from './provider.js';

/** The providers that this process offers, by name. Each registers itself when it starts. */
@Injectable()
export class PaymentProviders {
  private readonly byName = new Map<string, PaymentProvider>();

  register(provider: PaymentProvider): void {
    this.byName.set(provider.name, provider);
  }

  get names(): string[] {
    return [...this.byName.keys()].sort();
  }

  /** @throws Refusal provider_unknown */
  named(name: string): PaymentProvider {
    const provider = this.byName.get(name);
    if (!provider) throw new Refusal('provider_unknown');
    return provider;
  }
}
