import { needKinds, type City } from '../../cities/index.js';

/** Whether free donations wait in this city's pool. Whoever moves such money is alone with it: POOL_QUEUE's lock. */
export const hasPool = (city: City): boolean => needKinds.some((kind) => city.permits[kind]?.path === 'pool');
