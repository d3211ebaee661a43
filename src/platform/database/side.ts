import type { CityLogin } from './login.js';

/** A side of the platform. Each has a schema of this name, with its own copy of the platform's tables. */
export type Side = 'giving' | 'receiving';

/** The side that a login works for: case work for receiving, every other login of a city for giving. */
export const sideOf = (login: CityLogin): Side => (login === 'casework' ? 'receiving' : 'giving');
