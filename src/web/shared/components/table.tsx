import type { ComponentChildren, VNode } from 'preact';

export interface Column<Row> {
  readonly head: string;
  readonly cell: (row: Row) => ComponentChildren;
  /** Amounts and counts: to the right, in tabular figures. */
  readonly number?: boolean;
}

interface TableProps<Row> {
  readonly caption: string;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
}

/**
 * A table. The first column names the row. On a phone each row becomes a card whose lines bear their column's head, elsewhere it scrolls
 * inside itself. The roles are written out because a browser may forget them where CSS takes the table's shape away.
 */
export function Table<Row>({ caption, columns, rows }: TableProps<Row>): VNode {
  return (
    <div class="table-scroll" role="region" aria-label={caption} tabindex={0}>
      <table class="ds-table" role="table">
        <caption>{caption}</caption>
        <thead role="rowgroup">
          <tr role="row">
            {columns.map((column) => (
              <th scope="col" role="columnheader" class={classOf(column)}>
                {column.head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody role="rowgroup">
          {rows.map((row) => (
            <tr role="row">
              {columns.map((column, index) => (
                <Cell column={column} row={row} first={index === 0} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Cell<Row>({ column, row, first }: { column: Column<Row>; row: Row; first: boolean }): VNode {
  const content = <div>{column.cell(row)}</div>;
  return first ? (
    <th scope="row" role="rowheader" class={classOf(column)} data-head={column.head}>
      {content}
    </th>
  ) : (
    <td role="cell" class={classOf(column)} data-head={column.head}>
      {content}
    </td>
  );
}

function classOf({ number }: { readonly number?: boolean }): string | undefined {
  return number ? 'number' : undefined;
}
