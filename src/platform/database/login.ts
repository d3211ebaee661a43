/** The logins that read a city's tables. `network` never does; `books` reads the ledger and the numbers beside it. */
export type CityLogin = 'donor' | 'office' | 'casework' | 'books';
