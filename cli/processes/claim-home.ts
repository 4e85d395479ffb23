import type { ChildProcess } from 'node:child_process';
import { readFile, rm, stat, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { z } from 'zod';
import { present } from '#domain/present.ts';
import { writeFileAtomically } from '#files/write-file-atomically.ts';
import { lockHome } from '#prisma/postgres/lock-home.ts';
import { makeHome } from './make-home.ts';
import { beginningOf, placeOfNumbers, wordsOf } from './process-at.ts';

const claimSchema = z.object({
  /** the `onpar up` of the folder */
  pid: z.int().positive(),
  /** where that number means this process, and when it began: the number may be another's by now */
  place: z.string(),
  began: z.string(),
  /** null until its web app answers */
  address: z.string().nullable(),
  port: z.int().nullable(),
  /** the processes that it started last */
  parts: z.record(z.string(), z.int().positive()),
});

export type Claim = z.infer<typeof claimSchema>;

export type OwnClaim = {
  /** at which port the web app is, or will be, and its address once it answers */
  tellAddress: (web: { address: string | null; port: number }) => Promise<void>;
  tellPart: (name: string, child: ChildProcess) => void;
  release: () => Promise<void>;
};

/** How often a living one touches its claim. */
const BEAT_MS = 2000;

/**
 * Makes this process the one `onpar up` of a home folder. What a killed one has left running is
 * ended first. One in another container, or on another machine, is seen by its signs of life.
 *
 * @returns the claim of another one that runs
 */
export async function claimHome(
  homeFolder: string,
  { beatMs = BEAT_MS }: { beatMs?: number } = {},
): Promise<{ own: OwnClaim } | { other: Claim }> {
  await makeHome(homeFolder);
  const file = join(homeFolder, 'up.json');
  const unlock = await lockHome(homeFolder, {
    name: 'up.lock',
    stale: 5000,
    patience: { retries: 100, minTimeout: 100, maxTimeout: 200 },
  });
  try {
    const place = await placeOfNumbers();
    const before = await readClaim(file);
    const isHere = before?.place === place;
    if (before && (isHere ? await lives(before) : await givesSigns(file, beatMs)))
      return { other: before };
    if (before && isHere) for (const pid of Object.values(before.parts)) await end(pid);
    const { pid } = process;
    const began = present(await beginningOf(pid), 'the beginning of this process');
    const claim: Claim = { pid, place, began, address: null, port: null, parts: {} };
    await write(file, claim);
    return { own: createClaim(file, claim, beatMs) };
  } finally {
    await unlock();
  }
}

function createClaim(file: string, claim: Claim, beatMs: number): OwnClaim {
  let written = Promise.resolve();
  // a beat that fails (a full disk) is followed by others
  const beat = setInterval(() => void touch(file).catch(() => undefined), beatMs);
  beat.unref();
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
      clearInterval(beat);
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

async function touch(file: string): Promise<void> {
  const now = new Date();
  await utimes(file, now, now);
}

async function lives({ pid, began }: Claim): Promise<boolean> {
  return (await beginningOf(pid)) === began;
}

/** Whether a claim is touched in the time of some beats. */
async function givesSigns(file: string, beatMs: number): Promise<boolean> {
  const { mtimeMs: before } = await stat(file);
  await pause(3 * beatMs);
  return (await stat(file)).mtimeMs !== before;
}

/** In a checkout, and compiled by `npm pack`. */
const PART = /onpar\.[jt]s\s+worker\b|_server\/serve\.[jt]s\b/;

const isPart = (words: string | null): boolean => words !== null && PART.test(words);

/** Ends a part, where the number is still that of one. */
async function end(pid: number): Promise<void> {
  while (isPart(await wordsOf(pid))) {
    process.kill(pid, 'SIGKILL');
    await pause(50);
  }
}
