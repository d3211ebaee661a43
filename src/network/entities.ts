import { AdoptionEventRow } from './adoption/adoption-event.entity.js';
import { MemberCityRow } from './members/member-city.entity.js';
import { MemberNameRow } from './members/member-name.entity.js';
import { MembershipStepRow } from './members/membership-step.entity.js';
import { MemberKeyRow } from './report-intake/member-key.entity.js';
import { ReportFigureRow } from './report-intake/report-figure.entity.js';
import { ReportRow } from './report-intake/report.entity.js';

/** Tables for the login `network`. */
export const networkEntities = [
  MemberCityRow,
  MemberNameRow,
  MembershipStepRow,
  AdoptionEventRow,
  MemberKeyRow,
  ReportRow,
  ReportFigureRow,
];
