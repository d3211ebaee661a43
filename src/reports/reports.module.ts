import { type DynamicModule, Global, Module, type ModuleMetadata, type Type } from '@nestjs/common';

import type { Site } from '../platform/config/index.js';
import { CountFiguresJob } from './count-figures.job.js';
import { CountQuarter } from './count-quarter.js';
import { FigureSources } from './figure-sources.js';
import { ReadThanks } from './read-thanks.js';
import { ReportKeys } from './report-keys.js';
import { ReportTransport } from './report-transport.js';
import { SendReports } from './send-reports.js';
import { ShowFigures } from './show-figures.js';
import { SignReport } from './sign-report.js';

/** The transport to the hub that the wiring chose, and the modules it needs. */
export interface ReportTransportBinding {
  readonly transport: Type<ReportTransport>;
  readonly imports: NonNullable<ModuleMetadata['imports']>;
}

const counting = [FigureSources, CountQuarter];

@Global()
@Module({})
export class ReportsModule {
  /** @param sites the sites of this process: donor and casework count their own side, donor shows the public page, office signs and sends */
  static with(sites: readonly Site[], { transport, imports }: ReportTransportBinding): DynamicModule {
    const office = sites.includes('office');
    const exports = [
      ...counting,
      ...(sites.includes('donor') ? [ShowFigures, ReadThanks] : []),
      ...(office ? [ReportKeys, SignReport, SendReports] : []),
    ];
    const binding = { provide: ReportTransport, useClass: transport };
    return {
      module: ReportsModule,
      imports: office ? imports : [],
      providers: [...exports, CountFiguresJob, ...(office ? [binding] : [])],
      exports,
    };
  }
}
