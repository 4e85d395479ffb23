import { UserError } from '#domain/user-error.ts';
import { readMigrations } from './read-migrations.ts';
import { refuseNewer } from './refuse-newer.ts';
import { requireDatabase } from './require-database.ts';
import { withSchemaEngine } from './schema-engine.ts';

/**
 * Brings the database at `url` to the newest migration, as `prisma migrate deploy` does, and
 * returns the names of the migrations it applied.
 *
 * @param options.upTo the last one that is applied, for rows of an earlier release
 * @throws UserError `newer-database`, `no-database` (or one that others have locked) or `bad-database`
 */
export async function migrate(url: string, { upTo }: { upTo?: string } = {}): Promise<string[]> {
  await requireDatabase(url);
  const all = await readMigrations();
  const { migrationDirectories: known } = all;
  await refuseNewer({ url, known: known.map(({ path }) => path) });
  const migrationDirectories =
    upTo === undefined ? known : known.filter(({ path }) => path <= upTo);
  const migrationsList = { ...all, migrationDirectories };
  return withSchemaEngine(url, async (engine) => {
    const input = { migrationsList, filters: { externalTables: [], externalEnums: [] } };
    const { appliedMigrationNames } = await engine.applyMigrations(input).catch(explainLock);
    return appliedMigrationNames;
  });
}

/** Migrate holds a lock of the session, for which it waits ten seconds. */
function explainLock(error: unknown): never {
  if (!(error instanceof Error) || !error.message.includes('pg_advisory_lock')) throw error;
  throw new UserError(
    'Another command holds the lock under which the database is brought to this release, or a pooler in transaction mode has kept it: try again, by the address of the server itself or of a pooler in session mode (docs/store.md).',
    { code: 'no-database', cause: error },
  );
}
