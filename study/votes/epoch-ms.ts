import { Prisma } from '#prisma/generated/client.ts';

/**
 * A moment of the database as milliseconds since 1970, whatever it is: a `Date` cannot hold each one
 * that PostgreSQL can, and one that it cannot hold must not stop a query for all others.
 */
export function epochMs(moment: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`(extract(epoch FROM ${moment}) * 1000)::float8`;
}
