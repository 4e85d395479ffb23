import { fork, type ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { UserError } from '#domain/user-error.ts';
import type { FromChild, OpenMessage, ToChild } from './generator-messages.ts';

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
  close: () => Promise<void>;
};

/** Starts a child process on one device. The problem is a text when the device does not work there. */
export async function openGeneratorProcess(
  open: OpenMessage,
): Promise<{ child: GeneratorProcess } | { problem: string }> {
  const child = fork(ENTRY, [], {
    execArgv: [],
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  });
  const stderr = keepTail(child);
  const answer = await new Promise<string | null>((done) => {
    child.once('message', (m: FromChild) => done(m.type === 'opened' ? m.problem : 'no answer'));
    child.once('exit', () => done(stderr() || 'the process ended'));
    child.once('error', (error) => done(error.message));
    child.send(open);
  });
  if (answer === null) return { child: wrap(child, stderr) };
  child.kill('SIGKILL');
  return { problem: answer };
}

function wrap(child: ChildProcess, stderr: () => string): GeneratorProcess {
  const isAlive = (): boolean => child.exitCode === null && child.signalCode === null;
  return {
    pid: child.pid,
    isAlive,
    send: (message) => void child.send(message, () => undefined),
    listen: ({ message, ended }) => {
      const onExit = (): void => ended(explainEnd(child, stderr()));
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
  const how =
    child.signalCode === null ? `with code ${String(child.exitCode)}` : `by ${child.signalCode}`;
  const killed = child.signalCode === 'SIGKILL' ? ', perhaps for lack of memory' : '';
  const said = stderr === '' ? '' : ` (${stderr.slice(-300)})`;
  return new UserError(
    `The inference process ended ${how}${killed}${said}: free memory or take a smaller batch size, and run it again.`,
    { code: 'generator-died' },
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
