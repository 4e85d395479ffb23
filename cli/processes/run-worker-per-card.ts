import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { UserError } from '#domain/user-error.ts';
import { say } from '../console/output.ts';
import { childEnv, metricsEnvironment } from './env.ts';
import { wearLeash } from './leash.ts';
import { metricsPorts } from './metrics-ports.ts';
import { listNvidiaCards } from './nvidia-cards.ts';
import { supervise } from './supervise.ts';
import { endSoon, untilStopped } from './until-stopped.ts';

const ONPAR = fileURLToPath(new URL('../onpar.ts', import.meta.url));

/**
 * Runs a worker for each NVIDIA card, each in a process of its own that is started again when it
 * dies, until stopped.
 *
 * @throws UserError `device-missing` where there is no card, or one that is given up
 */
export async function runWorkerPerCard({
  concurrency,
  metricsPort,
}: {
  concurrency: number;
  metricsPort: number | undefined;
}): Promise<void> {
  const cards = await listNvidiaCards();
  if (cards.length === 0)
    throw new UserError('No NVIDIA card was found: see onpar gpu.', { code: 'device-missing' });
  const ports = await metricsPorts(metricsPort, cards.length);
  wearLeash();
  const workers = cards.map(({ index, name }, i) => {
    const args = ['worker', '--device', `cuda:${index}`, '--concurrency', String(concurrency)];
    return supervise({
      name: `The worker of cuda:${index} (${name})`,
      hint: 'its last words stand above',
      start: () =>
        spawn(process.execPath, [ONPAR, ...args], {
          stdio: ['ignore', 1, 2, 'ipc'],
          env: childEnv(metricsEnvironment(ports[i])),
        }),
      say,
    });
  });
  try {
    await Promise.race([untilStopped(), ...workers.map(({ lost }) => lost)]);
  } finally {
    endSoon();
    await Promise.all(workers.map((worker) => worker.stop()));
  }
}
