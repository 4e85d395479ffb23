import pg from 'pg';
import { systemErrorCode } from '#domain/system-error-code.ts';
import { UserError } from '#domain/user-error.ts';

/** PostgreSQL's codes for a wrong password, an unknown account and an unknown database. */
const REFUSALS = new Set(['28P01', '28000', '3D000']);

/**
 * Looks whether the database at `url` answers, and takes us.
 *
 * @throws UserError `no-database` or `bad-database`
 */
export async function requireDatabase(url: string): Promise<void> {
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
