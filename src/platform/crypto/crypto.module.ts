import { Global, Inject, Module, type DynamicModule } from '@nestjs/common';

import { Clock } from '../../kernel/clock.js';
import { FieldCrypto } from './data-keys.js';
import { type Hand, MasterKey } from './master-key.js';
import { RotateKeys } from './rotate-keys.js';
import { fieldCryptoToken } from './injection-tokens.js';

/** Injects the {@link FieldCrypto} of one hand. */
export const InjectFieldCrypto = (hand: Hand): ParameterDecorator => Inject(fieldCryptoToken(hand));

/** A hand's master key, and the one before it while that is being replaced. */
export interface HandKeys {
  readonly key: Buffer;
  readonly previous?: Buffer;
}

@Global()
@Module({})
export class CryptoModule {
  /** Keys of the hands given, and of no other: a process of the donor side alone cannot open a household's field. */
  static forHands(keys: Partial<Record<Hand, HandKeys>>): DynamicModule {
    const providers = (Object.entries(keys) as [Hand, HandKeys][]).map(([hand, { key, previous }]) => ({
      provide: fieldCryptoToken(hand),
      inject: [Clock],
      useFactory: (clock: Clock) => new FieldCrypto(new MasterKey(hand, key, previous), clock),
    }));
    return {
      module: CryptoModule,
      providers: [...providers, RotateKeys],
      exports: [...providers.map(({ provide }) => provide), RotateKeys],
    };
  }
}
