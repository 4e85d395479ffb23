import type { PoolClient, QueryResult } from 'pg';
import { present } from '#domain/present.ts';
import { poolOf } from './client.ts';
import type { Database } from './client.ts';
import { Prisma } from './generated/client.ts';

type Written = TemplateStringsArray | Prisma.Sql;

/**
 * Asks the database by statements written out: what a client, its transactions, and a lean transaction
 * have in common. Of columns, numbers come as `int` or `float8` (moments by `epochMs`), enums as text.
 */
export type Asker = {
  $queryRaw: <Row extends object>(written: Written, ...values: unknown[]) => Promise<Row[]>;
  $executeRaw: (written: Written, ...values: unknown[]) => Promise<number>;
};

/** A statement that takes longer is given up, and its transaction with it. */
const LONGEST_MS = 20_000;

/**
 * Does work in a transaction by statements alone. They go straight to a connection of the client's
 * pool: for a vote that is a fifth of the work that Prisma has with the same statements.
 */
export async function inLeanTransaction<T>(
  db: Database,
  work: (session: Asker) => Promise<T>,
): Promise<T> {
  const { pool, nameOf } = await poolOf(db);
  const connection = await pool.connect();
  // one that is lost fails the statement under way; without a listener it would end the process too
  const ignore = (): void => undefined;
  connection.on('error', ignore);
  const release = (isBroken: boolean): void => {
    connection.off('error', ignore);
    connection.release(isBroken);
  };
  try {
    await connection.query('BEGIN');
    const made = await work(createAsker(connection, nameOf));
    await connection.query('COMMIT');
    release(false);
    return made;
  } catch (error) {
    await connection.query('ROLLBACK').then(
      () => release(false),
      () => release(true),
    );
    throw error;
  }
}

function createAsker(connection: PoolClient, nameOf: (sql: string) => string | undefined): Asker {
  const ask = <Row extends object>(
    written: Written,
    given: unknown[],
  ): Promise<QueryResult<Row>> => {
    const { text, values } = 'raw' in written ? Prisma.sql(written, ...given) : written;
    const name = nameOf(text);
    const statement = {
      ...(name === undefined ? {} : { name }),
      text,
      values: values.map(asParameter),
      query_timeout: LONGEST_MS,
    };
    return connection.query<Row>(statement);
  };
  return {
    $queryRaw: async <Row extends object>(written: Written, ...given: unknown[]) =>
      (await ask<Row>(written, given)).rows,
    $executeRaw: async (written, ...given) =>
      present((await ask(written, given)).rowCount, 'the count of rows'),
  };
}

/** Columns are without a time zone, and in UTC; the driver would write the zone of this machine. */
function asParameter(value: unknown): unknown {
  return value instanceof Date ? value.toISOString() : value;
}
