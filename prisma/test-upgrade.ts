import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { migrate } from './migrate.ts';
import { readMigrations } from './read-migrations.ts';
import { withSchemaEngine } from './schema-engine.ts';
import { startTestPostgres } from './test-database.ts';

export type UpgradedDatabase = {
  rows: (sql: string) => Promise<unknown[]>;
  drop: () => Promise<void>;
};

/**
 * A database as it was before a migration, with what it held then, brought up to date.
 *
 * @param migration its name, without the moment
 * @param held statements that fill the tables of then
 */
export async function upgradeDatabase(migration: string, held: string): Promise<UpgradedDatabase> {
  const { url } = await startTestPostgres();
  const server = new pg.Client({ connectionString: url });
  await server.connect();
  const name = `test_${randomBytes(6).toString('hex')}`;
  await server.query(`CREATE DATABASE ${name}`);
  const own = url.replace(/\/[^/]*$/, `/${name}`);
  const { migrationDirectories, ...list } = await readMigrations();
  const place = migrationDirectories.findIndex(({ path }) => path.endsWith(migration));
  await withSchemaEngine(own, async (engine) => {
    const earlier = { ...list, migrationDirectories: migrationDirectories.slice(0, place) };
    const filters = { externalTables: [], externalEnums: [] };
    await engine.applyMigrations({ migrationsList: earlier, filters });
  });
  const client = new pg.Client({ connectionString: own });
  await client.connect();
  await client.query(held);
  await migrate(own);
  return {
    rows: async (sql) => (await client.query<object>(sql)).rows,
    drop: async () => {
      await client.end();
      await server.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
      await server.end();
    },
  };
}
