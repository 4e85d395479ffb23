import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { PARTS } from './plan-faults.ts';
import type { Part } from './plan-faults.ts';

type Process = { pid: number; parent: number; args: string };

/** The processes of an installation that live now, by part; a part that is down is not there. */
export async function findParts(home: string, up: number): Promise<Map<Part, number>> {
  const all = await listProcesses();
  const child = (parent: number | undefined, args: RegExp): number | undefined =>
    all.find((other) => other.parent === parent && args.test(other.args))?.pid;
  const worker = child(up, /onpar\.ts worker\b/);
  const found: Record<Part, number | undefined> = {
    database: await readPostmaster(home),
    web: child(up, /_server\/serve\.ts\b/),
    worker,
    inference: worker === undefined ? undefined : child(worker, /generator-child\.ts/),
    up,
  };
  const living = new Set(all.map(({ pid }) => pid));
  return new Map(
    PARTS.flatMap((part) => {
      const pid = found[part];
      return pid !== undefined && living.has(pid) ? [[part, pid]] : [];
    }),
  );
}

async function readPostmaster(home: string): Promise<number | undefined> {
  const file = join(home, 'postgres', 'data', 'postmaster.pid');
  const pid = Number((await readFile(file, 'utf8').catch(() => '')).split('\n')[0]);
  return pid > 1 ? pid : undefined;
}

/** All that run; what has ended and waits for its parent to hear of it is left out. */
async function listProcesses(): Promise<Process[]> {
  const { stdout } = await promisify(execFile)('ps', ['-eo', 'pid=,ppid=,stat=,args=']);
  return stdout.split('\n').flatMap((line) => {
    const [, pid, parent, stat, args] = /^\s*(\d+)\s+(\d+)\s+(\S+)\s+(.*)$/.exec(line) ?? [];
    if (stat === undefined || args === undefined || stat.startsWith('Z')) return [];
    return [{ pid: Number(pid), parent: Number(parent), args }];
  });
}
