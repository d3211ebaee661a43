import { Global, Module, type DynamicModule } from '@nestjs/common';
import { ScheduleModule } from '@nestjs/schedule';

import { Jobs } from './jobs.js';
import { JobsTicker } from './jobs.ticker.js';

@Global()
@Module({})
export class JobsModule {
  /** @param ticking false where a test or the demo runs the jobs by hand, in its own time */
  static with(ticking: boolean): DynamicModule {
    return {
      module: JobsModule,
      imports: ticking ? [ScheduleModule.forRoot()] : [],
      providers: ticking ? [Jobs, JobsTicker] : [Jobs],
      exports: [Jobs],
    };
  }
}
