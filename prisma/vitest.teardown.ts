import { existsSync } from 'node:fs';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { startTestPostgres } from './test-database.ts';

/** Turns the tests' PostgreSQL off, if a test turned it on and nobody else uses it. */
export async function teardown(): Promise<void> {
  const pidFile = join(
    tmpdir(),
    `onpar-tests-${userInfo().uid}`,
    'postgres',
    'data',
    'postmaster.pid',
  );
  if (!existsSync(pidFile)) return;
  const postgres = await startTestPostgres();
  await postgres.leave();
}
