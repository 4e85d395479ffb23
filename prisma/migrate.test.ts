import { readFile } from 'node:fs/promises';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { diffSchemas } from './create-migration.ts';
import { migrate } from './migrate.ts';
import { SCHEMA_FILE, readMigrations } from './read-migrations.ts';
import { createTestDatabase } from './test-database.ts';
import type { TestDatabase } from './test-database.ts';

/** Everything that makes up a PostgreSQL schema, as sorted lines, so that two can be compared. */
const CATALOGUE = `
  SELECT format('column %s.%s %s null=%s default=%s', table_name, column_name, udt_name, is_nullable, column_default) AS line
    FROM information_schema.columns WHERE table_schema = 'public' AND table_name <> '_prisma_migrations'
  UNION ALL SELECT format('index %s', indexdef) FROM pg_indexes
    WHERE schemaname = 'public' AND tablename <> '_prisma_migrations'
  UNION ALL SELECT format('constraint %s %s', conrelid::regclass, pg_get_constraintdef(oid)) FROM pg_constraint
    WHERE connamespace = 'public'::regnamespace AND conrelid <> '_prisma_migrations'::regclass
  UNION ALL SELECT format('enum %s %s %s', enumtypid::regtype, enumsortorder, enumlabel) FROM pg_enum
  ORDER BY line`;

async function catalogue(url: string): Promise<string[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const { rows } = await client.query<{ line: string }>(CATALOGUE);
  await client.end();
  return rows.map((row) => row.line);
}

describe('migrations', () => {
  let migrated: TestDatabase;
  let direct: TestDatabase;

  beforeAll(async () => {
    [migrated, direct] = await Promise.all([createTestDatabase(), createTestDatabase()]);
  });
  afterAll(async () => {
    await Promise.all([migrated.drop(), direct.drop()]);
  });

  it('lead from an empty database to exactly the tables of schema.prisma', async () => {
    const after = await readFile(SCHEMA_FILE, 'utf8');
    const sql = await diffSchemas({ url: direct.url, before: undefined, after });
    const client = new pg.Client({ connectionString: direct.url });
    await client.connect();
    const kept = `ALTER TABLE _prisma_migrations SET SCHEMA kept`;
    await client.query(
      `CREATE SCHEMA kept; ${kept}; DROP SCHEMA public CASCADE; CREATE SCHEMA public;`,
    );
    await client.query(`${sql}; ALTER TABLE kept._prisma_migrations SET SCHEMA public;`);
    await client.end();
    const expected = await catalogue(direct.url);
    expect(expected.length).toBeGreaterThan(100);
    expect(await catalogue(migrated.url)).toEqual(expected);
  });

  it('are recorded as Prisma records them, and applied once', async () => {
    const { migrationDirectories } = await readMigrations();
    const rows = await migrated.db.$queryRaw<{ migration_name: string }[]>`
      SELECT migration_name FROM _prisma_migrations WHERE finished_at IS NOT NULL ORDER BY started_at`;
    expect(rows.map((row) => row.migration_name)).toEqual(migrationDirectories.map((m) => m.path));
    expect(await migrate(migrated.url)).toEqual([]);
  });

  it('refuse a database of a later release, and leave it as it is', async () => {
    await migrated.db.$executeRaw`
      INSERT INTO _prisma_migrations (id, checksum, migration_name, started_at, finished_at, applied_steps_count)
      VALUES ('later', 'unknown', '20300101000000_future', now(), now(), 1)`;
    await expect(migrate(migrated.url)).rejects.toMatchObject({
      code: 'newer-database',
      message: expect.stringContaining('20300101000000_future'),
    });
    await migrated.db.$executeRaw`DELETE FROM _prisma_migrations WHERE id = 'later'`;
    expect(await migrate(migrated.url)).toEqual([]);
  });
});

it('says that the database does not answer when none is there', async () => {
  await expect(migrate('postgresql://nobody:x@127.0.0.1:9/none')).rejects.toThrow(
    /does not answer/,
  );
});
