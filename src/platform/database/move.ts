import { In, type FindOptionsWhere, type ObjectLiteral } from 'typeorm';

import { assert } from '../../kernel/assert.js';
import type { Lifecycle } from '../../kernel/lifecycle.js';
import { Refusal } from '../../kernel/refusal.js';
import type { CityTx } from './city-tx.js';
import type { NetworkTx } from './network-tx.js';

/** A row that stands in a state. */
interface Row<State extends string> {
  status: State;
}

/** Which rows: any of the entity's columns, the city apart, which the transaction knows. `status` narrows the states that the move starts from. */
export type MoveWhere<Entity, State> = Omit<FindOptionsWhere<Entity>, 'status' | 'cityId'> & {
  readonly status?: State | readonly State[];
};

/** What else is written with the new state: values, or SQL by a function. */
export type MoveSet<Entity> = { readonly [Column in Exclude<keyof Entity, 'status' | 'cityId'>]?: Entity[Column] | (() => string) };

export interface MoveOptions {
  /** What the SQL of a function in `set` takes as `:name`. */
  readonly parameters?: Readonly<Record<string, unknown>>;
  /** How many rows must move. Another number is a bug, and nothing is kept. */
  readonly count?: number;
}

/**
 * The one way in which an entity comes to a state: UPDATE … SET status = `to`, `set` WHERE `where` AND status IN the states before `to`. Rows
 * that stand elsewhere stay as they are, so every caller looks at the number, or says it in `options.count`, or takes {@link moveOne}.
 * @returns how many rows moved
 */
export async function move<State extends string, Entity extends Row<State>>(
  tx: CityTx | NetworkTx,
  entity: new () => Entity,
  lifecycle: Lifecycle<State>,
  to: NoInfer<State>,
  where: MoveWhere<Entity, NoInfer<State>>,
  set?: MoveSet<Entity>,
  { parameters = {}, count }: MoveOptions = {},
): Promise<number> {
  const update = updateOf(tx, entity, lifecycle, to, where, set);
  const { affected } = await update.setParameters({ ...parameters }).execute();
  assert(affected !== undefined && (count === undefined || affected === count), `not every ${entity.name} could become ${to}`);
  return affected;
}

/**
 * As {@link move}, for what is counted by what it was.
 * @returns these columns of each row that moved, as they are now
 */
export async function moveReturning<State extends string, Entity extends Row<State>, Column extends keyof Entity & string>(
  tx: CityTx | NetworkTx,
  entity: new () => Entity,
  lifecycle: Lifecycle<State>,
  to: NoInfer<State>,
  where: MoveWhere<Entity, NoInfer<State>>,
  columns: readonly Column[],
  set?: MoveSet<Entity>,
  { parameters = {}, count }: MoveOptions = {},
): Promise<Pick<Entity, Column>[]> {
  const update = updateOf(tx, entity, lifecycle, to, where, set).setParameters({ ...parameters });
  const raw = (await update.returning([...columns]).execute()).raw as Record<string, unknown>[];
  const { columns: known } = tx.manager.dataSource.getMetadata(entity);
  const named = columns.map(
    (column) => [column, known.find(({ propertyName }) => propertyName === column)?.databaseName ?? column] as const,
  );
  const rows = raw.map((row) => Object.fromEntries(named.map(([column, name]) => [column, row[name]])) as Pick<Entity, Column>);
  assert(count === undefined || rows.length === count, `not every ${entity.name} could become ${to}`);
  return rows;
}

function updateOf<State extends string, Entity extends Row<State>>(
  tx: CityTx | NetworkTx,
  entity: new () => Entity,
  lifecycle: Lifecycle<State>,
  to: State,
  where: MoveWhere<Entity, State>,
  set: MoveSet<Entity> | undefined,
) {
  const { status, ...rest } = where;
  const from = lifecycle.before(to, status);
  assert(from.length > 0, `nothing leads to ${to}`);
  const city = 'cityId' in tx ? { cityId: tx.cityId } : {};
  return tx.manager
    .createQueryBuilder()
    .update<ObjectLiteral>(entity)
    .set({ ...set, status: to })
    .where({ ...rest, ...city, status: In(from) });
}

/**
 * Moves exactly one row.
 * @throws Refusal wrong_state when no such row stands in a state before `to`
 */
export async function moveOne<State extends string, Entity extends Row<State>>(
  tx: CityTx | NetworkTx,
  entity: new () => Entity,
  lifecycle: Lifecycle<State>,
  to: NoInfer<State>,
  where: MoveWhere<Entity, NoInfer<State>>,
  set?: MoveSet<Entity>,
  options: Pick<MoveOptions, 'parameters'> = {},
): Promise<void> {
  const moved = await move(tx, entity, lifecycle, to, where, set, options);
  if (moved === 0) throw new Refusal('wrong_state', { to });
  assert(moved === 1, `more than one ${entity.name} became ${to}`);
}
