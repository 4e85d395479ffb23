import { once } from 'node:events';
import { setTimeout } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import { UserError } from '#domain/user-error.ts';
import type { ReadingAnswer, ReadingInput, ReadingName } from './readings.ts';
import { fromRefusal } from './refusal.ts';
import type { Refusal } from './refusal.ts';

/** Of processor time, so that a reading is not refused because others keep the machine busy; and of memory. */
type ReaderLimits = { seconds: number; megabytes: number };

/** On the clock a reading may take so many times its processor time. */
const PATIENCE = 12;

export type Reader<Name extends ReadingName> = {
  /** what the reading gives; throws UserError for what it refuses, or what takes too much */
  read: (input: ReadingInput<Name>, fileName: string) => Promise<ReadingAnswer<Name>>;
  close: () => Promise<void>;
};

type Answered<Name extends ReadingName> = { answer: ReadingAnswer<Name> } | { refusal: Refusal };

/**
 * Reads what strangers send in a thread of its own, so that the process goes on answering everybody
 * else, and so that what takes longer or more memory than it may is given up. What the readers
 * themselves count and refuse comes first; this holds for what they did not think of.
 *
 * One thing is read at a time; the thread is kept for the next one, and started again after one that
 * was given up.
 */
export function openReader<Name extends ReadingName>(
  name: Name,
  options: ReaderLimits,
): Reader<Name> {
  let thread: Worker | undefined;
  let turn: Promise<unknown> = Promise.resolve();
  const readNow = async (
    input: ReadingInput<Name>,
    fileName: string,
  ): Promise<ReadingAnswer<Name>> => {
    thread ??= startThread(name, options);
    const asked = thread;
    const answered = await answerOf<Name>(asked, { input, seconds: options.seconds });
    if (answered === undefined) {
      thread = undefined;
      await asked.terminate();
      throw tooMuch(fileName, options);
    }
    if ('refusal' in answered) throw fromRefusal(answered.refusal);
    return answered.answer;
  };
  return {
    read: (input, fileName) => {
      const read = turn.then(() => readNow(input, fileName));
      turn = read.catch(() => undefined);
      return read;
    },
    close: async () => {
      await thread?.terminate();
      thread = undefined;
    },
  };
}

function startThread(name: ReadingName, { megabytes }: ReaderLimits): Worker {
  const thread = new Worker(new URL('./reader-thread.ts', import.meta.url), {
    workerData: { name },
    resourceLimits: { maxOldGenerationSizeMb: megabytes },
  });
  thread.unref();
  return thread;
}

function tooMuch(fileName: string, { seconds, megabytes }: ReaderLimits): UserError {
  return new UserError(
    `${fileName} takes more than ${seconds} seconds or ${megabytes} MB to be read: shorten it`,
    { code: 'too-large' },
  );
}

/** What the thread answers; undefined when it takes too long, or its memory does not suffice. */
async function answerOf<Name extends ReadingName>(
  thread: Worker,
  { input, seconds }: { input: ReadingInput<Name>; seconds: number },
): Promise<Answered<Name> | undefined> {
  const over = new AbortController();
  const { signal } = over;
  try {
    const answer = once(thread, 'message', { signal });
    thread.postMessage(input);
    const first: unknown = await Promise.race([answer, untilUsed(thread, { seconds, signal })]);
    return Array.isArray(first) ? (first[0] as Answered<Name>) : undefined;
  } catch (error) {
    if (isOutOfMemory(error)) return undefined;
    throw error;
  } finally {
    over.abort();
  }
}

/** Ends when a thread has used so much processor time from now on, or far more time has passed. */
async function untilUsed(
  thread: Worker,
  { seconds, signal }: { seconds: number; signal: AbortSignal },
): Promise<void> {
  const over = performance.now() + PATIENCE * seconds * 1000;
  const before = await usedBy(thread);
  for (let left = seconds; left > 0 && performance.now() < over;) {
    await setTimeout(Math.max(MIN_WAIT_MS, left * 1000), undefined, { signal });
    left = seconds - ((await usedBy(thread)) - before);
  }
}

const MIN_WAIT_MS = 10;

/** Seconds of processor time; a thread that has ended says by itself why. */
async function usedBy(thread: Worker): Promise<number> {
  const used = await thread.cpuUsage().catch(() => null);
  return used === null ? 0 : (used.user + used.system) / 1e6;
}

function isOutOfMemory(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY';
}
