import type pg from 'pg';

/** The names of the migrations that a database has had, in their order; none where it is new. */
export async function appliedMigrations(client: pg.Client): Promise<string[]> {
  const table = await client.query(`SELECT 1 WHERE to_regclass('_prisma_migrations') IS NOT NULL`);
  if (table.rowCount === 0) return [];
  const { rows } = await client.query<{ name: string }>(
    `SELECT DISTINCT migration_name AS name FROM _prisma_migrations
      WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL ORDER BY name`,
  );
  return rows.map(({ name }) => name);
}
