import { readMigrations } from './read-migrations.ts';
import { openSchemaEngine } from './schema-engine.ts';
import { UserError } from './user-error.ts';

const NO_FILTER = { externalTables: [], externalEnums: [] };

/**
 * Brings the database at `url` to the newest migration, as `prisma migrate deploy` does, and
 * returns the names of the migrations it applied.
 */
export async function migrate(url: string): Promise<string[]> {
  const engine = await openSchemaEngine(url).catch((error: unknown) => {
    throw new UserError(
      `The database does not answer (${reason(error)}); check DATABASE_URL or that it runs.`,
      {
        code: 'no-database',
        cause: error,
      },
    );
  });
  try {
    const migrationsList = await readMigrations();
    const { appliedMigrationNames } = await engine.applyMigrations({
      migrationsList,
      filters: NO_FILTER,
    });
    return appliedMigrationNames;
  } finally {
    engine.free();
  }
}

function reason(error: unknown): string {
  return error instanceof Error ? error.message.split('\n')[0] || error.name : String(error);
}
