import { Column, type ColumnOptions, getMetadataArgsStorage } from 'typeorm';

import { present } from '../../kernel/assert.js';
import { FieldBinding } from './field-binding.js';

/** How a sealed column stands in its table, as its entity says. */
interface SealedMark {
  readonly target: object;
  readonly property: string;
  readonly neverResealed?: string;
}

const marks: SealedMark[] = [];

export type SealedOptions = Pick<ColumnOptions, 'name' | 'nullable' | 'select' | 'insert' | 'update'> & {
  /** Why `keys:rotate` passes it over, where it does: the values are gone before a key is old. */
  readonly neverResealed?: string;
};

/**
 * A column that holds what `CityCipher.seal` made. The list that `keys:rotate` walks is made of these, and {@link sealedField} knows where a
 * value stands by them; a column of bytes that is not marked is found by test/isolation.
 */
export function SealedColumn({ neverResealed, ...options }: SealedOptions = {}): PropertyDecorator {
  return (prototype, property) => {
    marks.push({ target: prototype.constructor, property: String(property), ...(neverResealed === undefined ? {} : { neverResealed }) });
    Column('bytea', options)(prototype, property);
  };
}

/** The mark of an entity's property: its own, or of the class that it is made from. */
export function markOf(entity: object, property: string): SealedMark | undefined {
  return lineOf(entity)
    .map((target) => marks.find((mark) => mark.target === target && mark.property === property))
    .find((mark) => mark !== undefined);
}

type SealedProperty<Entity> = { [Name in keyof Entity]: Entity[Name] extends Buffer | null ? Name : never }[keyof Entity] & string;

/** A part of a primary key after the city. */
export type KeyPart = string | number | Buffer;

const places = new Map<object, Map<string, { table: string; column: string }>>();

/** Where a sealed value stands: the row's own primary key after the city, in the order of the entity. */
export function sealedField<Entity extends object>(
  entity: new () => Entity,
  property: SealedProperty<Entity>,
  ...key: readonly [KeyPart, ...KeyPart[]]
): FieldBinding {
  const known = places.get(entity) ?? new Map<string, { table: string; column: string }>();
  places.set(entity, known);
  const { table, column } = known.get(property) ?? findPlace(entity, property);
  known.set(property, { table, column });
  return FieldBinding.of(table, column, key);
}

function findPlace(entity: object, property: string): { table: string; column: string } {
  const { tables, columns } = getMetadataArgsStorage();
  const { schema, name } = present(
    tables.find(({ target }) => target === entity),
    'a sealed field of no table',
  );
  const { target } = present(markOf(entity, property), `${property} is no sealed column`);
  const column = columns.find((each) => each.target === target && each.propertyName === property);
  return { table: `${String(schema)}.${String(name)}`, column: column?.options.name ?? property };
}

/** The class, and those it is made from. */
function lineOf(entity: object): object[] {
  const line: object[] = [];
  for (let each: unknown = entity; typeof each === 'function' && each !== Function.prototype; each = Object.getPrototypeOf(each)) {
    line.push(each);
  }
  return line;
}
