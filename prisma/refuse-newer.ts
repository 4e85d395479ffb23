import pg from 'pg';
import { UserError } from '#domain/user-error.ts';

/**
 * Refuses a database that a later release has brought further than this one knows: what it writes
 * there would be wrong by rules that it has never seen.
 *
 * @param options.known names of our migrations
 * @throws UserError `newer-database`
 */
export async function refuseNewer(options: {
  url: string;
  known: readonly string[];
}): Promise<void> {
  const { url, known } = options;
  const strange = (await appliedMigrations(url)).filter((name) => !known.includes(name));
  if (strange.length === 0) return;
  throw new UserError(
    `The database is of a newer OnPar than this one (it has ${strange.join(', ')}): use that release, or another database with this one.`,
    { code: 'newer-database' },
  );
}

async function appliedMigrations(url: string): Promise<string[]> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  await client.connect();
  try {
    const table = await client.query(
      `SELECT 1 WHERE to_regclass('_prisma_migrations') IS NOT NULL`,
    );
    if (table.rowCount === 0) return [];
    const { rows } = await client.query<{ name: string }>(
      `SELECT DISTINCT migration_name AS name FROM _prisma_migrations
        WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL ORDER BY name`,
    );
    return rows.map(({ name }) => name);
  } finally {
    await client.end();
  }
}
