import { type DynamicModule, Global, Module } from '@nestjs/common';

import { Clock } from '../kernel/clock.js';
import { Config } from '../platform/config/index.js';

/** What every room may ask for: the settings and the time. */
@Global()
@Module({})
export class GroundModule {
  static with(config: Config, clock: Clock): DynamicModule {
    const providers = [
      { provide: Config, useValue: config },
      { provide: Clock, useValue: clock },
    ];
    return { module: GroundModule, providers, exports: providers.map(({ provide }) => provide) };
  }
}
