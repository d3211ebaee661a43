import type { Pool, PoolClient, QueryResult } from 'pg';
import type { DataSource } from 'typeorm';

/** A statement of a hot path, and the rows that it answers with. With a name it is prepared once a connection and keeps its plan. */
export interface Statement<Row extends object = object> {
  readonly name?: string;
  readonly text: string;
  readonly values?: readonly unknown[];
  /** Never set: it ties the statement to the type of its rows. */
  readonly row?: Row;
}

/** Sends all statements in one write and waits for all answers; throws the first error that is not a mere consequence of another. */
export async function pipelined(source: DataSource, statements: readonly Statement[]): Promise<unknown[][]> {
  const client = await pool(source).connect();
  let broken: Error | undefined;
  try {
    const answers = await Promise.allSettled(corked(client, statements));
    const failures = answers.filter((answer) => answer.status === 'rejected');
    if (failures.length > 0) {
      const [first] = failures;
      const failure: unknown = first?.reason;
      // A COMMIT after an error answers ROLLBACK. Where even that did not come, the connection is not to be trusted.
      if (answers.at(-1)?.status === 'rejected') broken = failure instanceof Error ? failure : new Error('connection lost');
      throw failure;
    }
    return answers.map((answer) => (answer.status === 'fulfilled' ? answer.value.rows : []));
  } finally {
    client.release(broken);
  }
}

function corked(client: PoolClient, statements: readonly Statement[]): Promise<QueryResult<Record<string, unknown>>>[] {
  const { stream } = (client as PoolClient & { connection: { stream: { cork(): void; uncork(): void } } }).connection;
  stream.cork();
  try {
    return statements.map(({ name, text, values }) =>
      client.query({ text, ...(name === undefined ? {} : { name }), ...(values ? { values: [...values] } : {}) }),
    );
  } finally {
    stream.uncork();
  }
}

function pool(source: DataSource): Pool {
  return (source.driver as unknown as { master: Pool }).master;
}
