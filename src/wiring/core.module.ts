import { type DynamicModule, Global, Module } from '@nestjs/common';

import { Clock } from '../kernel/clock.js';
import { Config } from '../platform/config/index.js';

/** Provides what every module may inject: the settings and the clock. */
@Global()
@Module({})
export class CoreModule {
  static with(config: Config, clock: Clock): DynamicModule {
    const providers = [
      { provide: Config, useValue: config },
      { provide: Clock, useValue: clock },
    ];
    return { module: CoreModule, providers, exports: providers.map(({ provide }) => provide) };
  }
}
