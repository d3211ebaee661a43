/**
 * Where a sealed value stands: table, column and row. It opens there and nowhere else; one that was copied to another row or column is
 * refused. Made by `sealedField` from the entity, so that `keys:rotate` finds the same.
 */
export class FieldBinding {
  /** So that no other object passes for one. */
  declare protected readonly made: true;

  private constructor(
    readonly table: string,
    readonly column: string,
    readonly id: string,
  ) {}

  /** @internal @param key the row's primary key after the city */
  static of(table: string, column: string, key: readonly (string | number | Buffer)[]): FieldBinding {
    return new FieldBinding(table, column, key.map((part) => (Buffer.isBuffer(part) ? part.toString('hex') : String(part))).join('/'));
  }
}
