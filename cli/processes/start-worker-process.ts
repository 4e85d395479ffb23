import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, mkdirSync, openSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { childEnv } from './env.ts';

const ONPAR = fileURLToPath(new URL('../onpar.ts', import.meta.url));
const RESTART_AFTER_MS = 1000;

export type WorkerProcess = { stop: () => Promise<void> };

/** Where the worker that other commands start writes its log. */
export function workerLog(homeFolder: string): string {
  return join(homeFolder, 'worker.log');
}

/** Runs `onpar worker` in a process of its own, and starts it again whenever it dies. */
export function startWorkerProcess(options: {
  databaseUrl: string;
  homeFolder: string;
}): WorkerProcess {
  let stopping = false;
  mkdirSync(options.homeFolder, { recursive: true });
  const log = openSync(workerLog(options.homeFolder), 'a');
  let child = launch();
  function launch(): ReturnType<typeof spawn> {
    const started = spawn(process.execPath, [ONPAR, 'worker'], {
      stdio: ['ignore', 'ignore', log],
      env: childEnv({ DATABASE_URL: options.databaseUrl, ONPAR_HOME: options.homeFolder }),
    });
    started.once('exit', () => {
      if (stopping) return;
      setTimeout(() => {
        if (!stopping) child = launch();
      }, RESTART_AFTER_MS);
    });
    return started;
  }
  return {
    stop: async () => {
      stopping = true;
      if (child.exitCode === null && child.signalCode === null) {
        child.kill('SIGTERM');
        await once(child, 'exit');
      }
      closeSync(log);
    },
  };
}
