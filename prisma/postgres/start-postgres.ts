import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { chmod, chown, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { promisify } from 'node:util';
import pRetry from 'p-retry';
import pg from 'pg';
import { systemErrorCode } from '#domain/system-error-code.ts';
import { UserError } from '#domain/user-error.ts';
import { DATABASE, localAddress, SUPERUSER } from './address-of-home.ts';
import { findPostgresBinaries } from './find-binaries.ts';
import { portOfFolder } from './port-of-folder.ts';
import { findServiceUser } from './find-service-user.ts';
import type { ServiceUser } from './find-service-user.ts';
import { lockHome } from './lock-home.ts';
import { placeCluster } from './place-cluster.ts';
import type { ClusterPlace } from './place-cluster.ts';
import { depart, enter } from './presence.ts';
import { MOST_SILENT_CALLS, probePostgres } from './probe-postgres.ts';

const run = promisify(execFile);

export type RunningPostgres = {
  url: string;
  /** Stops the server, unless other programs still use it: the last one to leave turns it off. */
  leave: () => Promise<void>;
  /** Kills the server: for one that answers nobody any more. Another start mends what it left. */
  kill: () => Promise<void>;
};

/** One process at a time comes to the server of a home folder, or leaves it. */
const ONE_AT_A_TIME = {
  name: 'postgres.lock',
  stale: 10_000,
  patience: { retries: 300, minTimeout: 50, maxTimeout: 500, randomize: true },
} as const;

type Cluster = ClusterPlace & {
  user: ServiceUser | undefined;
  password: string;
  homeFolder: string;
  say: (line: string) => void;
};

/**
 * Makes sure that the embedded PostgreSQL of `homeFolder` runs, and returns its address.
 *
 * The first call creates the cluster. A server that another command started is shared: this process
 * is present at it until it leaves or ends, and it is stopped only while nobody may come. It listens
 * on 127.0.0.1, at a port that the folder keeps for good, with a password of its own kept in `homeFolder` (mode 0600).
 */
export async function startPostgres(options: {
  homeFolder: string;
  say: (line: string) => void;
  /** refuse where there is no cluster, in place of founding one */
  mustExist?: boolean;
}): Promise<RunningPostgres> {
  const binaries = await findPostgresBinaries();
  const user = findServiceUser();
  const place = await placeCluster({ ...options, binaries, user });
  const release = await lockHome(options.homeFolder, ONE_AT_A_TIME);
  try {
    const password = await readPassword(join(options.homeFolder, 'postgres-password'));
    const cluster = { ...options, ...place, user, password };
    if (!existsSync(join(place.dataFolder, 'PG_VERSION'))) {
      if (options.mustExist) throw gone(cluster);
      await found(cluster);
    }
    // one that is being stopped, or has too many guests, is asked once more
    const url = await pRetry(() => come(cluster), {
      ...{ retries: 20, minTimeout: 100, maxTimeout: 500 },
      shouldRetry: ({ error }) => !(error instanceof UserError),
    });
    let leaving: Promise<void> | undefined;
    const leave = (): Promise<void> => (leaving ??= leaveServer(cluster, url));
    return { url, leave, kill: () => kill(cluster) };
  } finally {
    await release();
  }
}

async function come(cluster: Cluster): Promise<string> {
  const url = (await addressOfRunning(cluster)) ?? (await start(cluster));
  await enter(cluster.dataFolder, url);
  return url;
}

async function readPassword(file: string): Promise<string> {
  if (!existsSync(file)) {
    await writeFile(file, randomBytes(24).toString('base64url'), { mode: 0o600, flag: 'wx' }).catch(
      (error: unknown) => {
        if (systemErrorCode(error) !== 'EEXIST') throw error;
      },
    );
  }
  return readFile(file, 'utf8');
}

function gone({ dataFolder }: Cluster): UserError {
  return new UserError(
    `The data of the database is gone from ${dataFolder}: bring it back, or restore a backup.`,
    { code: 'database-gone' },
  );
}

/** Makes the cluster aside and puts it in place as a whole, so that no half of one is ever there. */
async function found(cluster: Cluster): Promise<void> {
  const { dataFolder } = cluster;
  const folder = dirname(dataFolder);
  const aside = `${basename(dataFolder)}.unfinished`;
  for (const name of await readdir(folder)) {
    if (name.startsWith(aside)) await rm(join(folder, name), { recursive: true, force: true });
  }
  const unfinished = join(folder, `${aside}-${randomBytes(4).toString('hex')}`);
  await initialise({ ...cluster, dataFolder: unfinished });
  // what an earlier release left half-made has no PG_VERSION and holds nothing
  await rm(dataFolder, { recursive: true, force: true });
  await rename(unfinished, dataFolder);
}

async function initialise(cluster: Cluster): Promise<void> {
  const { binaries, dataFolder, user, password } = cluster;
  // beside, so that what is left of a killed one goes with the rest of it
  const passwordFile = `${dataFolder}.password`;
  await writeFile(passwordFile, password, { mode: 0o600 });
  if (user) await chown(passwordFile, user.uid, user.gid);
  await chmod(binaries.initdb, 0o755).catch(() => undefined);
  const args = [`--pgdata=${dataFolder}`, `--username=${SUPERUSER}`, `--pwfile=${passwordFile}`];
  const settings = ['--auth=scram-sha-256', '--encoding=UTF8', '--locale=C', '--no-instructions'];
  try {
    await asServiceUser(cluster, binaries.initdb, [...args, ...settings]);
  } finally {
    await rm(passwordFile, { force: true });
  }
}

/**
 * The address of a live server on this data folder: `postmaster.pid` has its port in line 4. One that
 * takes calls and never answers is ended.
 */
async function addressOfRunning(cluster: Cluster): Promise<string | undefined> {
  const pidFile = await readFile(join(cluster.dataFolder, 'postmaster.pid'), 'utf8').catch(
    () => '',
  );
  const port = Number(pidFile.split('\n')[3]);
  if (!Number.isInteger(port) || port <= 0) return undefined;
  const url = address(cluster, port);
  for (let calls = 1; calls <= MOST_SILENT_CALLS; calls++) {
    const probe = await probePostgres(url);
    if (probe !== 'silent') return probe === 'answers' ? url : undefined;
  }
  cluster.say('The database does not answer; it is ended.');
  await kill(cluster);
  return undefined;
}

async function start(cluster: Cluster): Promise<string> {
  const port = await portOfFolder(cluster);
  const settings = `-p ${port} -c listen_addresses=127.0.0.1 -c unix_socket_directories='' -c max_connections=200`;
  const args = ['-D', cluster.dataFolder, '-l', cluster.logFile, '-w', '-t', '60', '-o', settings];
  try {
    // what is left of a killed server holds its memory for a moment
    await pRetry(() => asServiceUser(cluster, cluster.binaries.pgCtl, [...args, 'start']), {
      retries: 10,
      minTimeout: 200,
      maxTimeout: 1000,
    });
  } catch (error) {
    const already = await addressOfRunning(cluster);
    if (already) return already;
    throw new UserError(
      `The embedded PostgreSQL in ${cluster.dataFolder} did not start; the reason is at the end of ${cluster.logFile}.`,
      { code: 'no-postgres', cause: error },
    );
  }
  await createDatabase(cluster, port);
  return address(cluster, port);
}

async function createDatabase(cluster: Cluster, port: number): Promise<void> {
  await withClient(address(cluster, port, 'postgres'), async (client) => {
    const found = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [DATABASE]);
    if (found.rowCount === 0) await client.query(`CREATE DATABASE ${DATABASE}`);
  });
}

async function leaveServer(cluster: Cluster, url: string): Promise<void> {
  const { release, isTaken } = await lockHome(cluster.homeFolder, ONE_AT_A_TIME).then(
    (unlock) => ({ release: unlock, isTaken: false }),
    // where there is no lock to have, as on a full disk, nobody else has it either
    (error: unknown) => ({ release: undefined, isTaken: systemErrorCode(error) === 'ELOCKED' }),
  );
  try {
    // one that does not answer is mended, or ended, by whoever comes next
    const isUnused = await depart(cluster.dataFolder, url).catch(() => false);
    if (!isUnused || isTaken) return;
    const args = ['-D', cluster.dataFolder, '-m', 'fast', '-w', 'stop'];
    await asServiceUser(cluster, cluster.binaries.pgCtl, args).catch(() => undefined);
  } finally {
    await release?.();
  }
}

async function kill({ dataFolder }: Cluster): Promise<void> {
  const pidFile = await readFile(join(dataFolder, 'postmaster.pid'), 'utf8').catch(() => '');
  const pid = Number(pidFile.split('\n')[0]);
  if (Number.isInteger(pid) && pid > 1) process.kill(pid, 'SIGKILL');
}

async function asServiceUser(cluster: Cluster, program: string, args: string[]): Promise<void> {
  const identity = cluster.user ? { uid: cluster.user.uid, gid: cluster.user.gid } : {};
  await run(program, args, { ...identity, cwd: '/' });
}

function address({ password }: Cluster, port: number, database?: string): string {
  return localAddress(password, port, database);
}

async function withClient<T>(url: string, use: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5000 });
  await client.connect();
  try {
    return await use(client);
  } finally {
    await client.end();
  }
}
