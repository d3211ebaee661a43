/** The sites that a process can serve: some or all of them, by `SITES`. It holds no URL and no key of the others. */
export const sites = ['donor', 'office', 'casework', 'network'] as const;
export type Site = (typeof sites)[number];

/** The database's logins. `books` reads the whole ledger for check:books; `owner` runs migrations; neither serves requests. */
export const logins = ['donor', 'office', 'casework', 'network', 'books', 'owner'] as const;
export type Login = (typeof logins)[number];

/** Master keys (32 bytes). `office` belongs to the staff's schema: accounts, sessions, report signatures. */
export const keyNames = ['giving', 'receiving', 'office'] as const;
export type KeyName = (typeof keyNames)[number];

/** Which master keys a site works with. The donor site has no key for households, the casework site none for donors. */
export const keysOfSite: Readonly<Record<Site, readonly KeyName[]>> = {
  donor: ['giving'],
  office: ['giving', 'office'],
  casework: ['receiving', 'office'],
  network: ['office'],
};

const upper = <T extends string>(text: T): Uppercase<T> => text.toUpperCase() as Uppercase<T>;

export const urlVariable = (login: Login): `DATABASE_URL_${Uppercase<Login>}` => `DATABASE_URL_${upper(login)}`;
export const keyVariable = (key: KeyName): `${Uppercase<KeyName>}_KEY` => `${upper(key)}_KEY`;
export const previousKeyVariable = (key: KeyName): `${Uppercase<KeyName>}_KEY_PREVIOUS` => `${keyVariable(key)}_PREVIOUS`;
