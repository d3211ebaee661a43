import { CityReportEntity } from './city-report.entity.js';
import { QuarterFigureEntity } from './quarter-figure.entity.js';
import { ReportKeyEntity } from './report-key.entity.js';
import { ThanksWeekEntity } from './thanks-week.entity.js';

export { type Figure, indicators, type Indicator, type PublishedFigure } from './domain/figure.js';
export { type Phrase, phrases } from './domain/phrases.js';
export { handInThanks } from './hand-in-thanks.js';
export { ReadThanks, type ThanksWeek } from './read-thanks.js';
export { memberIdOf, type ReportDocument } from './domain/report-document.js';
export { CountQuarter } from './count-quarter.js';
export { type FigureSource, FigureSources } from './figure-sources.js';
export { ReportKeys } from './report-keys.js';
export { ReportTransport } from './report-transport.js';
export { type ReportTransportBinding, ReportsModule } from './reports.module.js';
export { SendReports } from './send-reports.js';
export { type PublicQuarter, ShowFigures } from './show-figures.js';
export { type ReportToSign, type SignedReport, SignReport } from './sign-report.js';

/** For the wiring: the tables of this room, by login. */
export const figureEntities = [QuarterFigureEntity, ThanksWeekEntity];
export const reportEntities = [QuarterFigureEntity, ReportKeyEntity, CityReportEntity];
