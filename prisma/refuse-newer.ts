import pg from 'pg';
import { UserError } from '#domain/user-error.ts';
import { appliedMigrations } from './applied-migrations.ts';

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
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  await client.connect();
  const applied = await appliedMigrations(client).finally(() => client.end());
  const strange = applied.filter((name) => !known.includes(name));
  if (strange.length === 0) return;
  throw new UserError(
    `The database is of a newer OnPar than this one (it has ${strange.join(', ')}): use that release, or another database with this one.`,
    { code: 'newer-database' },
  );
}
