/** The sides of the service. Each has its own login, pool and keys, and a process serves some or all of them. */
export const sides = ['donor', 'office', 'casework', 'network'] as const;
export type Side = (typeof sides)[number];

/** The logins that read a city's tables. `network` never does; `books` reads the ledger and the numbers beside it. */
export type CityLogin = 'donor' | 'office' | 'casework' | 'books';
