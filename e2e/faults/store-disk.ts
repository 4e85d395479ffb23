import { execFile } from 'node:child_process';
import { mkdir, rm, statfs, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** The disk that an installation keeps its images on, which can be spoilt for a while. */
export type StoreDisk = {
  /** how it is spoilt: really, or by what its programs are told */
  how: 'tmpfs' | 'injected';
  /** environment of the installation's programs */
  environment: Record<string, string>;
  fill: () => Promise<void>;
  protect: () => Promise<void>;
  mend: () => Promise<void>;
  remove: () => Promise<void>;
};

const PRELOAD = new URL('refuse-writes.ts', import.meta.url).href;

/**
 * A small file system of its own, where one may be mounted (root, on Linux); else Node's calls are
 * made to fail as if the disk were full or read-only.
 */
export async function openStoreDisk(home: string): Promise<StoreDisk> {
  const folder = join(home, 'samples');
  await mkdir(folder, { recursive: true });
  const isMounted = await run('mount', ['-t', 'tmpfs', '-o', 'size=256m', 'onpar', folder]).then(
    () => true,
    () => false,
  );
  return isMounted ? mountedDisk(folder) : injectedDisk(home, folder);
}

function mountedDisk(folder: string): StoreDisk {
  const filler = join(folder, 'filler');
  return {
    how: 'tmpfs',
    environment: {},
    fill: async () => {
      const { bavail, bsize } = await statfs(folder);
      await run('fallocate', ['-l', String(bavail * bsize), filler]);
    },
    protect: () => remount(folder, 'ro'),
    mend: async () => {
      await remount(folder, 'rw');
      await rm(filler, { force: true });
    },
    remove: async () => {
      await run('umount', ['--lazy', folder]);
    },
  };
}

/** A file that is being written keeps a disk from turning read-only. */
async function remount(folder: string, how: 'ro' | 'rw'): Promise<void> {
  for (let tries = 0; ; tries++) {
    try {
      await run('mount', ['-o', `remount,${how}`, folder]);
      return;
    } catch (error) {
      if (tries === 100) throw error;
      await sleep(20);
    }
  }
}

function injectedDisk(home: string, folder: string): StoreDisk {
  const marker = join(home, 'refuse-writes');
  return {
    how: 'injected',
    environment: {
      NODE_OPTIONS: `--import ${PRELOAD}`,
      REFUSE_WRITES_MARKER: marker,
      REFUSE_WRITES_UNDER: folder,
    },
    fill: () => writeFile(marker, 'ENOSPC'),
    protect: () => writeFile(marker, 'EROFS'),
    mend: () => rm(marker, { force: true }),
    remove: () => Promise.resolve(),
  };
}
