import { execFile, spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { present } from '#domain/present.ts';
import { startPostgres } from '#prisma/postgres/start-postgres.ts';
import { unlessAborted } from '../end-what-it-started.ts';
import { findParts } from './find-parts.ts';
import type { Part } from './plan-faults.ts';

/** An `onpar up` that is started again whenever it ends, as a service manager does. */
export type Installation = {
  home: string;
  address: string;
  databaseUrl: string;
  /** processes of the parts that live now */
  parts: () => Promise<Map<Part, number>>;
  /** runs a command beside it, which starts no database of its own, and gives its stdout */
  onpar: (...args: string[]) => Promise<string>;
  /** each time `up` ended though nobody killed it */
  ownEnds: string[];
  untilReady: (withinMs: number) => Promise<boolean>;
  stop: () => Promise<void>;
};

const ONPAR = resolve('cli/onpar.ts');
const RESTART_AFTER_MS = 1000;
const START_WITHIN_MS = 180_000;

type Options = {
  home: string;
  port: number;
  environment: Record<string, string>;
  /** ends what is being started, and commands that run */
  signal: AbortSignal;
};

/** Starts an installation in an empty folder; what it says is written to `up.log` beside its images. */
export async function startInstallation(options: Options): Promise<Installation> {
  const { home, port, signal } = options;
  const address = `http://localhost:${port}`;
  const up = keepUp(options);
  const untilReady = (withinMs: number): Promise<boolean> => answersWithin(address, withinMs);
  try {
    if (!(await unlessAborted(signal, untilReady(START_WITHIN_MS))))
      throw new Error(
        `onpar up was not ready within three minutes: it wrote ${join(home, 'up.log')}`,
      );
  } catch (error) {
    await up.stop();
    throw error;
  }
  const { url: databaseUrl, leave } = await startPostgres({
    homeFolder: home,
    say: () => undefined,
  });
  // from here on `onpar up` keeps it
  await leave();
  const env = { ...environmentOf(options), DATABASE_URL: databaseUrl };
  const onpar = async (...args: string[]): Promise<string> => {
    const settings = { env, maxBuffer: 1 << 28, signal };
    return (await promisify(execFile)(process.execPath, [ONPAR, ...args], settings)).stdout;
  };
  const { ownEnds, stop } = up;
  const parts = (): Promise<Map<Part, number>> => findParts(home, up.pid());
  return { home, address, databaseUrl, parts, onpar, ownEnds, untilReady, stop };
}

function environmentOf({ home, environment }: Options): NodeJS.ProcessEnv {
  return { ...process.env, ...environment, ONPAR_HOME: home };
}

/** Starts `onpar up` again whenever it ends. */
function keepUp(options: Options): Pick<Installation, 'ownEnds' | 'stop'> & { pid: () => number } {
  const log = openSync(join(options.home, 'up.log'), 'a');
  const ownEnds: string[] = [];
  let isStopping = false;
  let up = launch();
  function launch(): ChildProcess {
    const child = spawn(process.execPath, [ONPAR, 'up', '--port', String(options.port)], {
      env: environmentOf(options),
      stdio: ['ignore', 'ignore', log],
    });
    child.once('exit', (code) => {
      if (isStopping) return;
      if (code !== null) ownEnds.push(`onpar up ended by itself, with status ${code}`);
      setTimeout(() => {
        if (!isStopping) up = launch();
      }, RESTART_AFTER_MS);
    });
    return child;
  }
  const stop = async (): Promise<void> => {
    isStopping = true;
    if (up.exitCode === null && up.signalCode === null) {
      up.kill('SIGTERM');
      await once(up, 'exit');
    }
    closeSync(log);
  };
  return { ownEnds, stop, pid: () => present(up.pid, 'the process of onpar up') };
}

async function answersWithin(address: string, withinMs: number): Promise<boolean> {
  const deadline = performance.now() + withinMs;
  while (performance.now() < deadline) {
    const signal = AbortSignal.timeout(5000);
    const response = await fetch(`${address}/api/ready`, { signal }).catch(() => null);
    if (response?.ok === true) return true;
    await sleep(200);
  }
  return false;
}
