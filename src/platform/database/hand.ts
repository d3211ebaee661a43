import type { CityLogin } from './login.js';

/** The schema of a hand, in which it has its own copy of the platform's tables. */
export type HandSchema = 'giving' | 'receiving';

/** The hand that a login belongs to: the desk, the office and the books to giving, case work to receiving. */
export const handOf = (login: CityLogin): HandSchema => (login === 'casework' ? 'receiving' : 'giving');
