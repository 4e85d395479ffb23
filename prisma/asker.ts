import type { QueryResult } from 'pg';
import { present } from '#domain/present.ts';
import { Prisma } from './generated/client.ts';

type Written = TemplateStringsArray | Prisma.Sql;

/**
 * Asks the database by statements written out: what a client, its transactions, a lean transaction, and
 * `askLean` have in common. Of columns, numbers come as `int` or `float8` (moments by `epochMs`), enums
 * as text.
 */
export type Asker = {
  $queryRaw: <Row extends object>(written: Written, ...values: unknown[]) => Promise<Row[]>;
  $executeRaw: (written: Written, ...values: unknown[]) => Promise<number>;
};

/** A statement as the driver takes it. */
export type Statement = { name?: string; text: string; values: unknown[]; query_timeout: number };

/** A statement that takes longer is given up, and its transaction with it. */
const LONGEST_MS = 20_000;

/** Asks through what sends a statement: a connection, or a pool of them. */
export function createAsker(
  send: <Row extends object>(statement: Statement) => Promise<QueryResult<Row>>,
  nameOf: (sql: string) => string | undefined,
): Asker {
  const ask = <Row extends object>(
    written: Written,
    given: unknown[],
  ): Promise<QueryResult<Row>> => {
    const { text, values } = 'raw' in written ? Prisma.sql(written, ...given) : written;
    const name = nameOf(text);
    return send<Row>({
      ...(name === undefined ? {} : { name }),
      text,
      values: values.map(asParameter),
      query_timeout: LONGEST_MS,
    });
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
