import { ConfirmationLineEntity } from './confirmation-line.entity.js';
import { ConfirmationEntity } from './confirmation.entity.js';
import { HandoverEntity } from './handover.entity.js';

/** For the wiring: the tables of this room. */
export const disbursementsEntities = [ConfirmationEntity, ConfirmationLineEntity, HandoverEntity];
