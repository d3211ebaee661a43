import { type DynamicModule, Global, Module } from '@nestjs/common';

import type { Side } from '../platform/config/index.js';
import { CountFiguresJob } from './count-figures.job.js';
import { CountQuarter } from './count-quarter.js';
import { FigureSources } from './figure-sources.js';
import { ReportKeys } from './report-keys.js';
import { SendReports } from './send-reports.js';
import { ShowFigures } from './show-figures.js';
import { SignReport } from './sign-report.js';

const counting = [FigureSources, CountQuarter];

@Global()
@Module({})
export class ReportsModule {
  /** @param sides those of this process: the public page needs the giving hand, signing and sending need the office and a ReportTransport */
  static with(sides: readonly Side[]): DynamicModule {
    const exports = [
      ...counting,
      ...(sides.includes('donor') ? [ShowFigures] : []),
      ...(sides.includes('office') ? [ReportKeys, SignReport, SendReports] : []),
    ];
    return { module: ReportsModule, providers: [...exports, CountFiguresJob], exports };
  }
}
