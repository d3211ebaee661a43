import { PackageMonthEntity } from './package-month.entity.js';
import { SupportEntity } from './support.entity.js';

/** For the wiring: the tables of this room. */
export const supportsEntities = [SupportEntity, PackageMonthEntity];
