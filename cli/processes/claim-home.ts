import { execFile } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { mkdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';
import { z } from 'zod';
import { writeFileAtomically } from '#files/write-file-atomically.ts';
import { lockHome } from '#prisma/postgres/lock-home.ts';

const claimSchema = z.object({
  /** the `onpar up` of the folder */
  pid: z.int().positive(),
  /** null until its web app answers */
  address: z.string().nullable(),
  port: z.int().nullable(),
  /** the processes that it started last */
  parts: z.record(z.string(), z.int().positive()),
});

export type Claim = z.infer<typeof claimSchema>;

export type OwnClaim = {
  tellAddress: (web: { address: string; port: number }) => Promise<void>;
  tellPart: (name: string, child: ChildProcess) => void;
  release: () => Promise<void>;
};

/**
 * Makes this process the one `onpar up` of a home folder. What a killed one has left running is
 * ended first.
 *
 * @returns the claim of another one that runs
 */
export async function claimHome(homeFolder: string): Promise<{ own: OwnClaim } | { other: Claim }> {
  await mkdir(homeFolder, { recursive: true });
  const file = join(homeFolder, 'up.json');
  const unlock = await lockHome(homeFolder, {
    name: 'up.lock',
    stale: 5000,
    patience: { retries: 100, minTimeout: 100, maxTimeout: 200 },
  });
  try {
    const before = await readClaim(file);
    if (before && (await runs(before.pid, UP))) return { other: before };
    for (const pid of Object.values(before?.parts ?? {})) await end(pid);
    const claim: Claim = { pid: process.pid, address: null, port: null, parts: {} };
    await write(file, claim);
    return { own: createClaim(file, claim) };
  } finally {
    await unlock();
  }
}

function createClaim(file: string, claim: Claim): OwnClaim {
  let written = Promise.resolve();
  const keep = (): Promise<void> => (written = written.then(() => write(file, claim)));
  return {
    tellAddress: ({ address, port }) => {
      Object.assign(claim, { address, port });
      return keep();
    },
    tellPart: (name, { pid }) => {
      if (pid === undefined) return;
      claim.parts[name] = pid;
      // a claim that cannot be written (a full disk) is written at the next start of a part
      keep().catch(() => (written = Promise.resolve()));
    },
    release: async () => {
      await written.catch(() => undefined);
      await rm(file, { force: true });
    },
  };
}

async function write(file: string, claim: Claim): Promise<void> {
  await writeFileAtomically(file, JSON.stringify(claim));
}

/** Null where there is none, or none that can be read. */
async function readClaim(file: string): Promise<Claim | null> {
  try {
    return claimSchema.parse(JSON.parse(await readFile(file, 'utf8')));
  } catch {
    return null;
  }
}

/** In a checkout, and compiled by `npm pack`. */
const UP = /(onpar(\.[jt]s)?|packing\/launch\.js)\s+up\b/;
const PART = /onpar\.[jt]s\s+worker\b|_server\/serve\.[jt]s\b/;

/** Whether a process lives and is what it was: its number may be another's by now. */
async function runs(pid: number, what: RegExp): Promise<boolean> {
  try {
    const { stdout } = await promisify(execFile)('ps', ['-o', 'args=', '-p', String(pid)]);
    return what.test(stdout);
  } catch {
    return false;
  }
}

async function end(pid: number): Promise<void> {
  while (await runs(pid, PART)) {
    process.kill(pid, 'SIGKILL');
    await pause(50);
  }
}
