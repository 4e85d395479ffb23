import { hash, randomBytes } from 'node:crypto';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { connectDatabase } from './client.ts';
import type { Database } from './client.ts';
import { migrate } from './migrate.ts';
import { readMigrations } from './read-migrations.ts';
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
  await query(postgres.url, `CREATE DATABASE ${name} TEMPLATE ${await template(postgres.url)}`);
  const url = addressOf(postgres.url, name);
  const db = connectDatabase(url, { poolSize: 5 });
  const drop = async (): Promise<void> => {
    await db.$disconnect();
    await query(postgres.url, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
  };
  return { db, url, drop };
}

/** A database with all migrations, made by the first test that asks; the others copy it. */
async function template(url: string): Promise<string> {
  const migrations = JSON.stringify(await readMigrations());
  const name = `template_${hash('sha256', migrations, 'hex').slice(0, 12)}`;
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(`SELECT pg_advisory_lock(hashtext('${name}'))`);
    const { rowCount } = await client.query('SELECT FROM pg_database WHERE datname = $1', [name]);
    if (rowCount === 0) {
      const unfinished = `${name}_unfinished`;
      await client.query(`DROP DATABASE IF EXISTS ${unfinished} WITH (FORCE)`);
      await client.query(`CREATE DATABASE ${unfinished}`);
      await migrate(addressOf(url, unfinished));
      await client.query(`ALTER DATABASE ${unfinished} RENAME TO ${name}`);
    }
    return name;
  } finally {
    await client.end();
  }
}

function addressOf(url: string, database: string): string {
  return url.replace(/\/[^/]*$/, `/${database}`);
}

async function query(url: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(sql).finally(() => client.end());
}
