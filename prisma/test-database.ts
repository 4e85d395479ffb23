import { randomBytes } from 'node:crypto';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { connectDatabase } from './client.ts';
import type { Database } from './client.ts';
import { migrate } from './migrate.ts';
import { startPostgres } from './postgres/start-postgres.ts';
import type { RunningPostgres } from './postgres/start-postgres.ts';

export type TestDatabase = { db: Database; url: string; drop: () => Promise<void> };

/** The PostgreSQL that tests share; `vitest.teardown.ts` turns it off after the last of them. */
export async function startTestPostgres(): Promise<RunningPostgres> {
  const homeFolder = join(tmpdir(), `onpar-tests-${userInfo().uid}`);
  return startPostgres({ homeFolder, say: () => undefined });
}

/** An empty, migrated database of a test's own, in a real PostgreSQL. Drop it afterwards. */
export async function createTestDatabase(): Promise<TestDatabase> {
  const postgres = await startTestPostgres();
  const name = `test_${randomBytes(6).toString('hex')}`;
  await query(postgres.url, `CREATE DATABASE ${name}`);
  const url = postgres.url.replace(/\/[^/]*$/, `/${name}`);
  await migrate(url);
  const db = connectDatabase(url, { poolSize: 5 });
  const drop = async (): Promise<void> => {
    await db.$disconnect();
    await query(postgres.url, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
  };
  return { db, url, drop };
}

async function query(url: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(sql).finally(() => client.end());
}
