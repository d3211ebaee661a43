import { ThanksOfferEntity, ThanksWaitingEntity } from './thanks.entity.js';

/** For the wiring: the tables of this room. */
export const casesEntities = [ThanksOfferEntity, ThanksWaitingEntity];
