import { fork, type ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { UserError } from '#domain/user-error.ts';
import type { FromChild, OpenMessage, ToChild } from './generator-messages.ts';
import { BEAT_EVERY_MS, HEARTBEAT_FD } from './heartbeat.ts';
import type { Patience } from './patience.ts';

const ENTRY = fileURLToPath(new URL('./generator-child.ts', import.meta.url));

export type GeneratorProcess = {
  pid: number | undefined;
  send: (message: ToChild) => void;
  /** Listeners for what the child says, and for its end, which comes once at most. */
  listen: (listeners: {
    message: (m: FromChild) => void;
    ended: (why: UserError) => void;
  }) => () => void;
  isAlive: () => boolean;
  /** Ends a child that does not go on, and says so to the listeners. */
  giveUp: (why: string) => void;
  close: () => Promise<void>;
};

/**
 * Starts a child process on one device. The problem is a text when the device does not work there.
 *
 * @throws UserError `generator-died` when the child was killed before it could tell
 */
export async function openGeneratorProcess(
  open: OpenMessage,
  patience: Patience,
): Promise<{ child: GeneratorProcess } | { problem: string }> {
  const child = fork(ENTRY, [], {
    execArgv: [],
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'pipe', 'ipc', 'pipe'],
  });
  const stderr = keepTail(child);
  const opened = wrap(child, stderr);
  listenToHeart(child, patience.silenceMs, opened.giveUp);
  const answer = await new Promise<string | null>((done, refuse) => {
    const late = setTimeout(() => done('it did not answer in time'), patience.openingMs);
    const settle = (problem: string | null): void => {
      clearTimeout(late);
      done(problem);
    };
    opened.listen({
      message: (m) => settle(m.type === 'opened' ? m.problem : 'no answer'),
      ended: (why) => {
        if (why.code === 'generator-died' && wasKilled(child)) refuse(why);
        settle(stderr() || `the process ended ${howEnded(child)}`);
      },
    });
    child.once('error', (error) => settle(error.message));
    child.send(open);
  });
  if (answer === null) return { child: opened };
  child.kill('SIGKILL');
  return { problem: answer };
}

/**
 * Gives a child up whose heart is silent for so long: stopped, or frozen with the machine's memory.
 * Silence is counted in looks of ours, so that a machine that slept is not taken for a silent child.
 */
function listenToHeart(
  child: ChildProcess,
  silenceMs: number,
  giveUp: (why: string) => void,
): void {
  let silentLooks = 0;
  child.stdio[HEARTBEAT_FD]?.on('data', () => (silentLooks = 0));
  const timer = setInterval(() => {
    silentLooks += 1;
    if (silentLooks * BEAT_EVERY_MS < silenceMs) return;
    clearInterval(timer);
    giveUp(`gave no sign of life for ${Math.round(silenceMs / 1000)} s`);
  }, BEAT_EVERY_MS).unref();
  child.once('exit', () => clearInterval(timer));
}

function wrap(child: ChildProcess, stderr: () => string): GeneratorProcess {
  const isAlive = (): boolean => child.exitCode === null && child.signalCode === null;
  let givenUp: string | null = null;
  return {
    giveUp: (why) => {
      givenUp ??= why;
      child.kill('SIGKILL');
    },
    pid: child.pid,
    isAlive,
    send: (message) => void child.send(message, () => undefined),
    listen: ({ message, ended }) => {
      const onExit = (): void =>
        ended(givenUp === null ? explainEnd(child, stderr()) : explainHang(givenUp));
      child.on('message', message);
      child.on('exit', onExit);
      return () => {
        child.off('message', message);
        child.off('exit', onExit);
      };
    },
    close: async () => {
      if (!isAlive()) return;
      const gone = new Promise<void>((done) => child.once('exit', () => done()));
      child.kill('SIGKILL');
      await gone;
    },
  };
}

function explainEnd(child: ChildProcess, stderr: string): UserError {
  const how = howEnded(child);
  const killed = child.signalCode === 'SIGKILL' ? ', perhaps for lack of memory' : '';
  const said = stderr === '' ? '' : ` (${stderr.slice(-300)})`;
  return new UserError(
    `The inference process ended ${how}${killed}${said}: free memory or take a smaller batch size, and run it again.`,
    { code: 'generator-died' },
  );
}

function howEnded({ exitCode, signalCode }: ChildProcess): string {
  return signalCode === null ? `with code ${String(exitCode)}` : `by ${signalCode}`;
}

/** Ended from without, by a person or for lack of memory: it tells nothing of the device. */
function wasKilled({ signalCode }: ChildProcess): boolean {
  return signalCode !== null && ['SIGKILL', 'SIGTERM', 'SIGINT', 'SIGHUP'].includes(signalCode);
}

function explainHang(why: string): UserError {
  return new UserError(
    `The inference process ${why} and was ended: run it again; if it happens often, look at the machine's memory and at the driver of its device.`,
    { code: 'generator-hung' },
  );
}

/** The last words of the child on stderr, for its obituary. */
function keepTail(child: ChildProcess): () => string {
  let tail = '';
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    tail = (tail + text).slice(-2000);
  });
  return () => tail.trim();
}
