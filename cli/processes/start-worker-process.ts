import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { say } from '../console/output.ts';
import { childEnv, metricsEnvironment } from './env.ts';
import { supervise } from './supervise.ts';
import type { Supervised } from './supervise.ts';

const ONPAR = fileURLToPath(new URL('../onpar.ts', import.meta.url));

/** Where the worker that other commands start writes its log. */
export function workerLog(homeFolder: string): string {
  return join(homeFolder, 'worker.log');
}

/** Runs `onpar worker` in a process of its own, and starts it again whenever it dies. */
export function startWorkerProcess(options: {
  databaseUrl: string;
  homeFolder: string;
  metricsPort?: number | undefined;
  onStart?: (child: ChildProcess) => void;
}): Supervised {
  const { databaseUrl, homeFolder, metricsPort, onStart } = options;
  const file = workerLog(homeFolder);
  const log = openSync(file, 'a');
  const worker = supervise({
    name: 'The worker',
    hint: `the reason is at the end of ${file}`,
    start: () =>
      spawn(process.execPath, [ONPAR, 'worker', '--cpu-fallback'], {
        stdio: ['ignore', 'ignore', log, 'ipc'],
        env: childEnv({
          ...{ DATABASE_URL: databaseUrl, ONPAR_HOME: homeFolder },
          ...metricsEnvironment(metricsPort),
        }),
      }),
    say,
    ...(onStart && { onStart }),
  });
  return {
    lost: worker.lost,
    stop: async () => {
      await worker.stop();
      closeSync(log);
    },
  };
}
