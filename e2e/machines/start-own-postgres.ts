import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { appendFile, chmod, chown, glob, mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { findPostgresBinaries } from '#prisma/postgres/find-binaries.ts';
import { findServiceUser } from '#prisma/postgres/find-service-user.ts';
import { probePostgres } from '#prisma/postgres/probe-postgres.ts';

const run = promisify(execFile);
const PASSWORD = 'trial';
const PORT = 5432;

export type OwnPostgres = { url: string; version: string; stop: () => Promise<void> };

/**
 * A PostgreSQL as a laboratory has one, at an address of its network: Debian's where it is installed,
 * else the embedded one.
 *
 * @param options.clients the addresses that may ask it
 */
export async function startOwnPostgres(options: {
  folder: string;
  host: string;
  clients: string;
}): Promise<OwnPostgres> {
  const { folder, host, clients } = options;
  const programs = await findPrograms();
  const user = findServiceUser();
  const identity = user ? { uid: user.uid, gid: user.gid } : {};
  await mkdir(folder);
  if (user) await chown(folder, user.uid, user.gid);
  const [data, passwordFile] = [join(folder, 'data'), join(folder, 'password')];
  await writeFile(passwordFile, PASSWORD);
  await chmod(passwordFile, 0o644);
  const founding = ['--username=onpar', `--pwfile=${passwordFile}`, '--auth=scram-sha-256'];
  await run(join(programs, 'initdb'), ['-D', data, ...founding], { ...identity, cwd: folder });
  await appendFile(join(data, 'pg_hba.conf'), `host all all ${clients} scram-sha-256\n`);
  const place = ['-c', `listen_addresses=${host}`, '-c', 'unix_socket_directories='];
  const server = spawn(join(programs, 'postgres'), ['-D', data, '-p', String(PORT), ...place], {
    ...identity,
    cwd: folder,
    stdio: 'ignore',
  });
  const ended = once(server, 'exit');
  const url = `postgresql://onpar:${PASSWORD}@${host}:${PORT}/postgres`;
  while ((await probePostgres(url)) !== 'answers') {
    if (server.exitCode !== null) throw new Error(`${programs}/postgres did not start`);
    await sleep(100);
  }
  const stop = async (): Promise<void> => {
    server.kill('SIGINT');
    await ended;
  };
  const { stdout } = await run(join(programs, 'postgres'), ['--version']);
  return { url, version: stdout.trim(), stop };
}

/** The folder of its programs. */
async function findPrograms(): Promise<string> {
  const found = await Array.fromAsync(glob('/usr/lib/postgresql/*/bin/postgres'));
  const version = (path: string): number => Number(path.split('/')[4]);
  const newest = found.toSorted((a, b) => version(b) - version(a))[0];
  return dirname(newest ?? (await findPostgresBinaries()).postgres);
}
