import { AdoptionEventRow } from './adoption-event.entity.js';
import { MemberCityRow } from './member-city.entity.js';
import { MemberKeyRow } from './member-key.entity.js';
import { ReportRow } from './report.entity.js';

/** Tables for the login `network`. */
export const networkEntities = [MemberCityRow, AdoptionEventRow, MemberKeyRow, ReportRow];
