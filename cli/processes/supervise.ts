import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { UserError } from '#domain/user-error.ts';
import { holdLeash } from './leash.ts';

type Part = {
  /** what a person calls it, such as `The worker` */
  name: string;
  /** where its last words are, for whoever has to look */
  hint: string;
  start: () => ChildProcess;
  say: (line: string) => void;
  firstPauseMs?: number;
  /** told of each process, for whoever has to find it later */
  onStart?: (child: ChildProcess) => void;
};

export type Supervised = {
  /** rejects when the part ended so often that it is given up */
  lost: Promise<never>;
  /** Ends the part for good. */
  stop: () => Promise<void>;
};

/** A part that ends by its own fault so many times in a row is given up. */
const MOST_FAILURES = 6;
/** A part that has run so long is well: what comes after is another story. */
const WELL_AFTER_MS = 20_000;
const FIRST_PAUSE_MS = 500;
const LONGEST_PAUSE_MS = 30_000;
/** For a polite end, before it is made to end. */
const GRACE_MS = 15_000;

/**
 * Keeps a process running: started again when it ends, after longer and longer pauses, each time
 * with a word. One that is killed, or gives no sign of life and is killed for it, is always started
 * again; one that ends by itself again and again is given up.
 */
export function supervise(options: Part): Supervised {
  const { name, hint, start, say, firstPauseMs = FIRST_PAUSE_MS, onStart } = options;
  const { promise: lost, reject } = Promise.withResolvers<never>();
  // whoever waits for it hears of it; nobody may be waiting yet
  lost.catch(() => undefined);
  const pauseAfter = createPauses(firstPauseMs);
  let stopping = false;
  let again: NodeJS.Timeout | undefined;
  let child = launch();
  function launch(): ChildProcess {
    const begun = performance.now();
    const started = start();
    onceEnded(started, (end) => {
      if (!stopping) startAgain(end, performance.now() - begun);
    });
    onStart?.(started);
    return started;
  }
  function startAgain({ how, isFailure }: End, ranMs: number): void {
    const pause = pauseAfter(isFailure, ranMs);
    if (pause === null) {
      const often = `${name} ${how}, ${MOST_FAILURES} times in a row: ${hint}.`;
      reject(new UserError(often, { code: 'part-lost' }));
      return;
    }
    say(`${name} ${how}; it is started again in ${pause / 1000} s.`);
    again = setTimeout(() => (child = launch()), pause);
  }
  return {
    lost,
    stop: async () => {
      stopping = true;
      clearTimeout(again);
      await endPolitely(child);
    },
  };
}

/** How a process ended, as words after its name, and whether by its own fault. */
type End = { how: string; isFailure: boolean };

function onceEnded(started: ChildProcess, onEnd: (end: End) => void): void {
  let silent = false;
  holdLeash(started, () => (silent = true));
  started.once('exit', (code, signal) => {
    if (signal === null) onEnd({ how: `ended with status ${String(code)}`, isFailure: true });
    else
      onEnd({ how: silent ? 'gave no sign of life' : `was ended by ${signal}`, isFailure: false });
  });
  started.once('error', (error) =>
    onEnd({ how: `could not be started (${error.message})`, isFailure: true }),
  );
}

/** The pause after each end of a part; null once it is given up. */
function createPauses(firstMs: number): (isFailure: boolean, ranMs: number) => number | null {
  let ends = 0;
  let failures = 0;
  return (isFailure, ranMs) => {
    if (ranMs > WELL_AFTER_MS) ends = failures = 0;
    ends += 1;
    failures = isFailure ? failures + 1 : 0;
    if (failures === MOST_FAILURES) return null;
    return Math.min(LONGEST_PAUSE_MS, firstMs * 2 ** (ends - 1));
  };
}

async function endPolitely(child: ChildProcess): Promise<void> {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  child.kill('SIGTERM');
  const force = setTimeout(() => child.kill('SIGKILL'), GRACE_MS);
  await ended;
  clearTimeout(force);
}
