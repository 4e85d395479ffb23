import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmod, chown, cp, mkdir, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { PostgresBinaries } from './find-binaries.ts';
import type { ServiceUser } from './find-service-user.ts';

export type ClusterPlace = { binaries: PostgresBinaries; dataFolder: string; logFile: string };

/** Where the cluster goes when the service user cannot reach the checkout or the data folder. */
const SHARED_ROOT = '/var/lib/onpar';

/**
 * Decides where the programs and the data of the embedded PostgreSQL lie.
 *
 * They lie in `homeFolder` and in `node_modules`. As root, PostgreSQL runs as `user`, who cannot
 * enter a checkout below a closed home folder (root's own, mode 700): then a copy of the programs
 * and the data are kept under /var/lib/onpar, and `say` tells so. The modes of folders that are
 * not ours are never touched.
 */
export async function placeCluster(options: {
  homeFolder: string;
  binaries: PostgresBinaries;
  user: ServiceUser | undefined;
  say: (line: string) => void;
}): Promise<ClusterPlace> {
  const { homeFolder, binaries, user, say } = options;
  await mkdir(homeFolder, { recursive: true, mode: 0o755 });
  if (!user || (canRun(user, binaries.postgres) && canEnter(user, homeFolder))) {
    return place(join(homeFolder, 'postgres'), binaries, user);
  }
  const id = createHash('sha256').update(homeFolder).digest('hex').slice(0, 12);
  say(`${user.name} cannot enter ${homeFolder}: the database is kept in ${join(SHARED_ROOT, id)}.`);
  return place(join(SHARED_ROOT, id), await copyBinaries(binaries), user);
}

async function place(
  folder: string,
  binaries: PostgresBinaries,
  user: ServiceUser | undefined,
): Promise<ClusterPlace> {
  await mkdir(folder, { recursive: true });
  if (user) await chown(folder, user.uid, user.gid);
  return { binaries, dataFolder: join(folder, 'data'), logFile: join(folder, 'postgres.log') };
}

async function copyBinaries(binaries: PostgresBinaries): Promise<PostgresBinaries> {
  const { mtimeMs, size } = await stat(binaries.postgres);
  const target = join(SHARED_ROOT, `programs-${size}-${Math.round(mtimeMs)}`);
  if (!(await exists(target))) {
    const partial = `${target}.${process.pid}`;
    await mkdir(SHARED_ROOT, { recursive: true, mode: 0o755 });
    await cp(binaries.folder, partial, { recursive: true, verbatimSymlinks: true });
    await chmod(partial, 0o755);
    await rename(partial, target).catch(() => rm(partial, { recursive: true }));
  }
  const moved = (file: string): string => join(target, basename(dirname(file)), basename(file));
  return {
    initdb: moved(binaries.initdb),
    pgCtl: moved(binaries.pgCtl),
    postgres: moved(binaries.postgres),
    folder: target,
  };
}

function canRun(user: ServiceUser, program: string): boolean {
  return asUser(user, program, ['--version']);
}

function canEnter(user: ServiceUser, folder: string): boolean {
  return asUser(user, 'test', ['-x', folder]);
}

function asUser({ uid, gid }: ServiceUser, command: string, args: string[]): boolean {
  return spawnSync(command, args, { uid, gid, cwd: '/' }).status === 0;
}

async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}
