import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { childEnv } from './env.ts';

const ONPAR = fileURLToPath(new URL('onpar.ts', import.meta.url));
const RESTART_AFTER_MS = 1000;

export type WorkerProcess = { stop: () => Promise<void> };

/** Runs `onpar worker` in a process of its own, and starts it again whenever it dies. */
export function startWorkerProcess(options: {
  databaseUrl: string;
  homeFolder: string;
  quiet: boolean;
}): WorkerProcess {
  let stopping = false;
  let child = launch();
  function launch(): ReturnType<typeof spawn> {
    const started = spawn(process.execPath, [ONPAR, 'worker'], {
      stdio: ['ignore', 'ignore', options.quiet ? 'ignore' : 'inherit'],
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
      if (child.exitCode !== null || child.signalCode !== null) return;
      child.kill('SIGTERM');
      await once(child, 'exit');
    },
  };
}
