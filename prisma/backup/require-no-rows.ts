import type pg from 'pg';
import { UserError } from '#domain/user-error.ts';

/**
 * Holds a database to having no rows at all.
 *
 * @throws UserError `not-empty`, naming the first table that has some
 */
export async function requireNoRows(client: pg.Client, tables: readonly string[]): Promise<void> {
  for (const name of tables) {
    const found = await client.query(`SELECT 1 FROM ${client.escapeIdentifier(name)} LIMIT 1`);
    if (found.rowCount === 0) continue;
    throw new UserError(
      `The database is not empty (there are rows in ${name}): restore into a new home folder (ONPAR_HOME), or a new database (DATABASE_URL).`,
      { code: 'not-empty' },
    );
  }
}
