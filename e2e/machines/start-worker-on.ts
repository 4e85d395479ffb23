import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';

/** A worker on a machine of its own. */
export type Worker = {
  /** jobs that it has done by now */
  jobs: () => number;
  log: () => string;
  stop: () => Promise<void>;
};

const JOB_DONE = '"msg":"job done"';

/** Starts a worker that knows the database, the store and a home folder of its own. */
export function startWorkerOn(machine: string, env: NodeJS.ProcessEnv): Worker {
  const call = [process.execPath, resolve('cli/onpar.ts'), 'worker', '--device', 'cpu'];
  const worker = spawn('ip', ['netns', 'exec', machine, ...call], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env,
  });
  const ended = once(worker, 'exit');
  let log = '';
  for (const stream of [worker.stdout, worker.stderr])
    stream.on('data', (text) => (log += String(text)));
  return {
    jobs: () => log.split(JOB_DONE).length - 1,
    log: () => log,
    stop: async () => {
      worker.kill('SIGTERM');
      await ended;
    },
  };
}
