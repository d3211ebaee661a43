/** Gets a deed of the running application. */
export type Deeds = <T>(token: abstract new (...parameters: never[]) => T) => T;
