import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chmod, mkdtemp, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { lock } from 'proper-lockfile';

const run = promisify(execFile);

/** Where the homes of a test run are kept, for as long as it lasts; set by `keep-homes.ts`. */
const { ONPAR_TEST_HOMES } = process.env;

/** An empty folder for an installation. */
export async function emptyHome(): Promise<string> {
  const home = await mkdtemp(join(tmpdir(), 'onpar-e2e-'));
  // as root, PostgreSQL runs as another user, who has to enter the folder
  await chmod(home, 0o755);
  return home;
}

/**
 * A home folder as `make` makes one, which is stopped: made once in a test run, and copied whenever it is wanted.
 *
 * A database is founded in seconds and a study made in ten; a copy takes a tenth of a second.
 */
export async function preparedHome(name: string, make: () => Promise<string>): Promise<string> {
  if (ONPAR_TEST_HOMES === undefined) return make();
  const kept = join(ONPAR_TEST_HOMES, name);
  const release = await lock(kept, {
    realpath: false,
    retries: { retries: 1000, minTimeout: 100, maxTimeout: 300 },
  });
  try {
    if (!existsSync(kept)) {
      const home = await make();
      // its database lies elsewhere, where the server's user cannot enter: such a home is not copied
      if (!existsSync(join(home, 'postgres', 'data'))) return home;
      await rename(home, kept);
    }
  } finally {
    await release();
  }
  const home = await emptyHome();
  await run('cp', ['-a', `${kept}/.`, home]);
  // two copies run at a time, each at a port of its own
  await rm(join(home, 'postgres-port'));
  return home;
}
