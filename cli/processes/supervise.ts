import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { UserError } from '#domain/user-error.ts';
import { holdLeash } from './leash.ts';

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
 *
 * @param options.name what a person calls it, such as `The worker`
 */
export function supervise(options: {
  name: string;
  /** where its last words are, for whoever has to look */
  hint: string;
  start: () => ChildProcess;
  say: (line: string) => void;
  firstPauseMs?: number;
  /** told of each process, for whoever has to find it later */
  onStart?: (child: ChildProcess) => void;
}): Supervised {
  const { name, hint, start, say, firstPauseMs = FIRST_PAUSE_MS, onStart } = options;
  const { promise: lost, reject } = Promise.withResolvers<never>();
  // whoever waits for it hears of it; nobody may be waiting yet
  lost.catch(() => undefined);
  let stopping = false;
  let ends = 0;
  let failures = 0;
  let again: NodeJS.Timeout | undefined;
  let silent = false;
  let child = launch();
  function launch(): ChildProcess {
    const begun = performance.now();
    const started = start();
    silent = false;
    holdLeash(started, () => (silent = true));
    onStart?.(started);
    const onEnd = (how: string, isFailure: boolean): void => {
      if (stopping) return;
      if (performance.now() - begun > WELL_AFTER_MS) ends = failures = 0;
      ends += 1;
      failures = isFailure ? failures + 1 : 0;
      if (failures === MOST_FAILURES) {
        const times = `, ${failures} times in a row`;
        reject(new UserError(`${name} ${how}${times}: ${hint}.`, { code: 'part-lost' }));
        return;
      }
      const pause = Math.min(LONGEST_PAUSE_MS, firstPauseMs * 2 ** (ends - 1));
      say(`${name} ${how}; it is started again in ${pause / 1000} s.`);
      again = setTimeout(() => (child = launch()), pause);
    };
    started.once('exit', (code, signal) => {
      if (signal === null) onEnd(`ended with status ${String(code)}`, true);
      else onEnd(silent ? 'gave no sign of life' : `was ended by ${signal}`, false);
    });
    started.once('error', (error) => onEnd(`could not be started (${error.message})`, true));
    return started;
  }
  return {
    lost,
    stop: async () => {
      stopping = true;
      clearTimeout(again);
      if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
      const ended = once(child, 'exit');
      child.kill('SIGTERM');
      const force = setTimeout(() => child.kill('SIGKILL'), GRACE_MS);
      await ended;
      clearTimeout(force);
    },
  };
}
