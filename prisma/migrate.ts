import pg from 'pg';
import { readMigrations } from './read-migrations.ts';
import { refuseNewer } from './refuse-newer.ts';
import { withSchemaEngine } from './schema-engine.ts';
import { systemErrorCode } from '#domain/system-error-code.ts';
import { UserError } from '#domain/user-error.ts';

/**
 * Brings the database at `url` to the newest migration, as `prisma migrate deploy` does, and
 * returns the names of the migrations it applied.
 *
 * @throws UserError `newer-database`, `no-database` or `bad-database`
 */
export async function migrate(url: string): Promise<string[]> {
  await checkDatabase(url);
  const migrationsList = await readMigrations();
  await refuseNewer({ url, known: migrationsList.migrationDirectories.map(({ path }) => path) });
  return withSchemaEngine(url, async (engine) => {
    const input = { migrationsList, filters: { externalTables: [], externalEnums: [] } };
    const { appliedMigrationNames } = await engine.applyMigrations(input);
    return appliedMigrationNames;
  });
}

/** PostgreSQL's codes for a wrong password, an unknown account and an unknown database. */
const REFUSALS = new Set(['28P01', '28000', '3D000']);

async function checkDatabase(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  try {
    await client.connect();
    await client.query('SELECT 1');
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message || cause.name : String(cause);
    const code = systemErrorCode(cause);
    if (code !== undefined && REFUSALS.has(code)) {
      throw new UserError(`The database refuses us (${reason}): correct DATABASE_URL.`, {
        code: 'bad-database',
        cause,
      });
    }
    throw new UserError(
      `The database does not answer (${reason}); check DATABASE_URL, or that it runs.`,
      { code: 'no-database', cause },
    );
  } finally {
    await client.end().catch(() => undefined);
  }
}
