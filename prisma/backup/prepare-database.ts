import pg from 'pg';
import { last } from '#domain/last.ts';
import { UserError } from '#domain/user-error.ts';
import { appliedMigrations } from '../applied-migrations.ts';
import { migrate } from '../migrate.ts';
import { readMigrations } from '../read-migrations.ts';
import { requireDatabase } from '../require-database.ts';
import { requireNoRows } from './require-no-rows.ts';
import { tableShapes } from './table-shape.ts';

/**
 * Brings an empty database to the schema that the rows of a backup were written in. Called again, it
 * finds nothing to do.
 *
 * @param options.migrations that the backed up database had had
 * @throws UserError `newer-database` when this release does not know them all, `not-empty`
 */
export async function prepareDatabase(options: {
  url: string;
  migrations: readonly string[];
}): Promise<void> {
  const { url, migrations } = options;
  await requireKnown(migrations);
  await requireDatabase(url);
  const applied = await readEmpty(url);
  const isSame = applied.join() === migrations.join();
  if (!isSame && applied.some((name) => !migrations.includes(name))) {
    throw new UserError(
      'The backup is of an earlier release, and the database was set up by this one: restore into a new home folder (ONPAR_HOME) or a new database (DATABASE_URL), which is brought to this release afterwards.',
      { code: 'not-empty' },
    );
  }
  if (!isSame) await migrate(url, { upTo: last(migrations, 'the migrations') });
}

async function requireKnown(migrations: readonly string[]): Promise<void> {
  const { migrationDirectories } = await readMigrations();
  const known = migrationDirectories.map(({ path }) => path);
  const strange = migrations.filter((name) => !known.includes(name));
  const newest = last(migrations, 'the migrations of the backup');
  const upTo = known.filter((name) => name <= newest);
  if (strange.length === 0 && upTo.length === migrations.length) return;
  throw new UserError(
    `The backup is of another OnPar than this one${strange.length > 0 ? `, a newer one (it has ${strange.join(', ')})` : ''}: restore it with the release that wrote it, or a later one.`,
    { code: 'newer-database' },
  );
}

async function readEmpty(url: string): Promise<string[]> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  await client.connect();
  try {
    const tables = await tableShapes(client);
    await requireNoRows(
      client,
      tables.map(({ name }) => name),
    );
    return await appliedMigrations(client);
  } finally {
    await client.end();
  }
}
