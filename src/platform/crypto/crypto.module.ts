import { Global, Inject, Module, type DynamicModule } from '@nestjs/common';

import { Clock } from '../../kernel/clock.js';
import { FieldCrypto } from './data-keys.js';
import { type MasterKeyName, MasterKey } from './master-key.js';
import { RotateKeys } from './rotate-keys.js';
import { fieldCryptoToken } from './injection-tokens.js';

/** Injects the {@link FieldCrypto} that works with a master key. */
export const InjectFieldCrypto = (name: MasterKeyName): ParameterDecorator => Inject(fieldCryptoToken(name));

/** A master key, and the one before it while it is being replaced. */
export interface MasterKeyPair {
  readonly key: Buffer;
  readonly previous?: Buffer;
}

@Global()
@Module({})
export class CryptoModule {
  /** Provides the given master keys and no other: a process of the donor site alone cannot open a household's field. */
  static forMasterKeys(keys: Partial<Record<MasterKeyName, MasterKeyPair>>): DynamicModule {
    const providers = (Object.entries(keys) as [MasterKeyName, MasterKeyPair][]).map(([name, { key, previous }]) => ({
      provide: fieldCryptoToken(name),
      inject: [Clock],
      useFactory: (clock: Clock) => new FieldCrypto(new MasterKey(name, key, previous), clock),
    }));
    return {
      module: CryptoModule,
      providers: [...providers, RotateKeys],
      exports: [...providers.map(({ provide }) => provide), RotateKeys],
    };
  }
}
