import { readFile, readdir } from 'node:fs/promises';

/** MB that are resident in these processes and in those that they began, on Linux. */
export async function readMemory(pids: readonly number[]): Promise<number> {
  const living = (await readdir('/proc')).filter((name) => /^\d+$/.test(name));
  const read = await Promise.all(living.map(readStatus));
  const family = read.filter(({ pid, parent }) => pids.includes(pid) || pids.includes(parent));
  return Math.round(family.reduce((sum, { kB }) => sum + kB, 0) / 1024);
}

/** One that has ended meanwhile has no memory, and no parent: 0, as threads of the kernel have. */
async function readStatus(name: string): Promise<{ pid: number; parent: number; kB: number }> {
  const status = await readFile(`/proc/${name}/status`, 'utf8').catch(() => '');
  const field = (key: string): number => {
    const found = new RegExp(`^${key}:\\s+(\\d+)`, 'm').exec(status);
    return found === null ? 0 : Number(found[1]);
  };
  return { pid: Number(name), parent: field('PPid'), kB: field('VmRSS') };
}
