import { Prisma } from './generated/client.ts';

/**
 * A number that is another one whenever a row was written anew, for queries that ask whether anything
 * changed: PostgreSQL keeps with each row the transaction that wrote it (`xmin`), whoever that was.
 * Its sum over some rows, beside their count and the moment when the server started, tells their state.
 *
 * @param alias of the table in the query
 * @param key the column that names the row
 */
export function rowVersion(alias: string, key = 'id'): Prisma.Sql {
  return Prisma.raw(`hashtextextended(${alias}."${key}", ${alias}.xmin::text::bigint)`);
}

/** A number that is another one whenever a row holds something else, whenever and wherever it was written. */
export function rowContent(alias: string): Prisma.Sql {
  return Prisma.raw(`hash_record_extended(${alias}, 0)`);
}
