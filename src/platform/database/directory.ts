import type { ObjectLiteral, Repository } from 'typeorm';

/** The entity of a table that is read before a city is known, outside row security. It says so itself: `static readonly directory = true`. */
export interface DirectoryTable<Row extends ObjectLiteral> {
  new (): Row;
  readonly directory: true;
}

/** What can be done with such a table without a city: reading. */
export type DirectoryRows<Row extends ObjectLiteral> = Pick<Repository<Row>, 'find' | 'findBy' | 'findOneBy' | 'createQueryBuilder'>;
