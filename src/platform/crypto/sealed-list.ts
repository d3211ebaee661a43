import type { DataSource, EntityMetadata } from 'typeorm';

import { FieldBinding } from './field-binding.js';
import { markOf } from './sealed-column.js';

/** A sealed column of a login's tables, as `keys:rotate` walks it. */
export interface SealedColumnPlace {
  readonly entity: EntityMetadata;
  readonly schema: string;
  readonly table: string;
  /** The property of the entity, and the column of the table. */
  readonly property: string;
  readonly column: string;
  /** Properties of the primary key after the city. */
  readonly key: readonly string[];
  /** Why its values are never sealed again, where that is so. */
  readonly neverResealed?: string;
}

/** The sealed columns of every entity that a login has. */
export function sealedColumnsOf(source: DataSource): SealedColumnPlace[] {
  return source.entityMetadatas.flatMap((entity) =>
    entity.columns.flatMap(({ propertyName: property, databaseName: column }) => {
      const mark = typeof entity.target === 'function' ? markOf(entity.target, property) : undefined;
      if (!mark) return [];
      const key = entity.primaryColumns.map((each) => each.propertyName).filter((name) => name !== 'cityId');
      const { neverResealed } = mark;
      const place = { entity, schema: entity.schema ?? '', table: entity.tablePath, property, column, key };
      return [{ ...place, ...(neverResealed === undefined ? {} : { neverResealed }) }];
    }),
  );
}

/** Where a row's value stands. */
export function bindingIn({ table, column, key }: SealedColumnPlace, row: Readonly<Record<string, unknown>>): FieldBinding {
  return FieldBinding.of(
    table,
    column,
    key.map((name) => row[name] as string | number | Buffer),
  );
}
