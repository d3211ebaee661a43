import { type DynamicModule, Global, Module, type ModuleMetadata, type Type } from '@nestjs/common';

import type { Side } from '../platform/config/index.js';
import { CountFiguresJob } from './count-figures.job.js';
import { CountQuarter } from './count-quarter.js';
import { FigureSources } from './figure-sources.js';
import { ReadThanks } from './read-thanks.js';
import { ReportKeys } from './report-keys.js';
import { ReportTransport } from './report-transport.js';
import { SendReports } from './send-reports.js';
import { ShowFigures } from './show-figures.js';
import { SignReport } from './sign-report.js';

/** The way to the hub that the wiring chose, and the modules it needs. */
export interface ReportWay {
  readonly transport: Type<ReportTransport>;
  readonly imports: NonNullable<ModuleMetadata['imports']>;
}

const counting = [FigureSources, CountQuarter];

@Global()
@Module({})
export class ReportsModule {
  /** @param sides those of this process: each hand counts its own, the public page needs the giving hand, signing and sending the office */
  static with(sides: readonly Side[], { transport, imports }: ReportWay): DynamicModule {
    const office = sides.includes('office');
    const exports = [
      ...counting,
      ...(sides.includes('donor') ? [ShowFigures, ReadThanks] : []),
      ...(office ? [ReportKeys, SignReport, SendReports] : []),
    ];
    const way = { provide: ReportTransport, useClass: transport };
    return {
      module: ReportsModule,
      imports: office ? imports : [],
      providers: [...exports, CountFiguresJob, ...(office ? [way] : [])],
      exports,
    };
  }
}
