import { parseWholeBetween } from '../console/parse-number.ts';
import { Command } from 'commander';
import { deviceKey, parseDeviceRequest } from '#onnx/device-request.ts';
import type { Device, DeviceRequest } from '#onnx/device-request.ts';
import { findNvidia } from '#onnx/find-gpu.ts';
import { UserError } from '#domain/user-error.ts';
import type { ContentGate } from '#evaluation/image-sets/content-gate/content-gate.ts';
import { createModelFinder } from '#generator/models/find-model.ts';
import { modelsFolder } from '#generator/models/models-folder.ts';
import { startGenerator } from '#generator/pipeline/start-generator.ts';
import type { Generator } from '#generator/pipeline/start-generator.ts';
import { openQueue } from '#generator/queue/open-queue.ts';
import type { Queue } from '#generator/queue/open-queue.ts';
import { createLog } from '#operations/create-log.ts';
import type { Ending } from '#generator/worker/end-run.ts';
import { startWorker } from '#generator/worker/start-worker.ts';
import type { Worker } from '#generator/worker/start-worker.ts';
import { awaitDatabase } from '../processes/database.ts';
import { readCliEnv } from '../processes/env.ts';
import type { CliEnv } from '../processes/env.ts';
import { keepRetention } from '../processes/keep-retention.ts';
import { keepPostgres } from '../processes/keep-postgres.ts';
import { metricsPortOption, metricsPorts } from '../processes/metrics-ports.ts';
import { serveWorkerMetrics } from '../processes/serve-worker-metrics.ts';
import { openSampleStore } from '../processes/sample-store.ts';
import { wearLeash } from '../processes/leash.ts';
import { programId } from '../processes/program-id.ts';
import { runWorkerPerCard } from '../processes/run-worker-per-card.ts';
import { fitRun } from '#study/images/fit-run.ts';
import { takeMeasurements } from '#study/measurements/take-measurements.ts';
import { makeResultsAhead } from '#study/results/make-results-ahead.ts';
import { scoreRunContent } from '#study/runs/score-run-content.ts';
import { takeSketches } from '#study/sketches/take-sketches.ts';
import { throughOutages } from '../processes/through-outages.ts';
import { endSoon, untilStopped } from '../processes/until-stopped.ts';

type WorkerOptions = {
  device: DeviceRequest | 'all';
  concurrency: number;
  cpuFallback?: boolean;
  metricsPort?: number;
};

/** `onpar worker`: takes generation jobs until it is stopped. */
export function workerCommand(): Command {
  return new Command('worker')
    .description('take generation jobs from the queue; start as many as you have devices')
    .option(
      '--device <device>',
      'auto, cpu, webgpu, cuda, cuda:N, or all: a worker for each card',
      (text) => (text === 'all' ? text : parseDeviceRequest(text)),
      'auto',
    )
    .option(
      '--cpu-fallback',
      'with auto, on a machine with an NVIDIA card: take the CPU if need be',
    )
    .option('--concurrency <n>', 'jobs at a time', parseWholeBetween(1, 64), 1)
    .addOption(metricsPortOption())
    .addHelpText(
      'after',
      `
Examples:
  onpar worker                                       on this machine's best device
  onpar worker --device all                          one for each NVIDIA card
  DATABASE_URL=postgresql://… onpar worker --device cuda:1

Tries its device first, and ends when it does not work; on a machine with an NVIDIA card it takes
the CPU only when told so. See onpar gpu for what there is. Waits for the database while it does not
answer.`,
    )
    .action(runWorker);
}

async function runWorker(options: WorkerOptions): Promise<void> {
  const { device, concurrency, metricsPort } = options;
  if (device === 'all') return runWorkerPerCard({ concurrency, metricsPort });
  return runOneWorker({ ...options, device });
}

type OneWorker = WorkerOptions & { device: DeviceRequest };

/** However it ends, at its beginning too, the process ends before long: whoever started it sees that. */
async function runOneWorker(options: OneWorker): Promise<void> {
  const { concurrency, metricsPort } = options;
  wearLeash();
  const env = readCliEnv();
  const log = createLog('worker');
  const [port] = await metricsPorts(metricsPort, 1);
  const parts = new AsyncDisposableStack();
  try {
    const generator = await openGenerator(options);
    parts.defer(() => generator.close());
    const gate = lazyGate(env.cacheFolder);
    parts.defer(gate.close);
    const { db, url, postgres, close } = await awaitDatabase(env);
    parts.defer(close);
    const database = keepPostgres(env, postgres);
    parts.defer(database.stop);
    const onError = (error: Error): void => log.error({ error }, 'queue');
    const queue = await throughOutages(db, () => openQueue(url, { supervise: true, onError }));
    parts.defer(() => queue.stop({ graceful: true, timeout: 5000 }));
    const tally = await serveWorkerMetrics(db, port);
    const context = { db, log, generator, tally, now: () => new Date() };
    const work = { ...context, url, queue, env, gate: gate.open, concurrency };
    const worker = await throughOutages(db, () => startWork(work));
    parts.defer(async () => {
      await Promise.all([worker.stop(), generator.close(), database.stop()]);
    });
    log.info({ device: deviceKey(generator.device), concurrency }, 'ready');
    await Promise.race([untilStopped(), worker.lost, database.lost]);
  } finally {
    endSoon();
    await parts.disposeAsync();
  }
}

/** A device that does not work is told before any job is taken for it. */
async function openGenerator({ device, cpuFallback = false }: OneWorker): Promise<Generator> {
  const generator = await startGenerator({ device });
  try {
    if (device === 'auto' && !cpuFallback) refuseIdleCard(generator.device);
    return generator;
  } catch (error) {
    await generator.close();
    throw error;
  }
}

/** A card that stands idle while the CPU computes is a mistake that nobody notices for days. */
function refuseIdleCard({ provider }: Device): void {
  const card = findNvidia();
  if (provider !== 'cpu' || card === null) return;
  throw new UserError(
    `This machine has ${card}, and it cannot be used: see onpar gpu. To compute on the CPU all the same, call onpar worker --device cpu.`,
    { code: 'device-missing' },
  );
}

type Work = Pick<Ending, 'db' | 'log' | 'generator' | 'tally' | 'now'> & {
  url: string;
  queue: Queue;
  env: CliEnv;
  gate: () => Promise<ContentGate>;
  concurrency: number;
};

/**
 * Takes the jobs of runs, and the measurements and sketches that researchers asked for; makes the
 * results of closed studies ahead, and keeps to the retention that studies declare.
 */
async function startWork(work: Work): Promise<Worker> {
  const { db, url, queue, log, now, env, generator, tally, gate, concurrency } = work;
  const { homeFolder, cacheFolder } = env;
  const store = openSampleStore(env);
  const beforeEnd = (runId: string): Promise<void> => completeRun({ db, store, gate, runId });
  const findModel = createModelFinder({
    ...{ store, modelsFolder: modelsFolder(homeFolder) },
    onFetch: ({ name, sha256 }) => log.info({ model: name, sha256 }, 'fetches a model'),
  });
  const clock = (): number => performance.now();
  const context = { db, store, generator, log, now, clock, tally, beforeEnd, findModel };
  const settings = { databaseUrl: url, storeAddress: env.store, homeFolder, cacheFolder };
  const program = await programId();
  await using begun = new AsyncDisposableStack();
  const making = await startWorker({ context, queue, concurrency, log });
  begun.defer(making.stop);
  const measuring = await takeMeasurements({ db, queue, log, settings, now });
  begun.move();
  const sketching = takeSketches({ db, generator, findModel, log, now });
  const retention = keepRetention({ db, log, now });
  const results = makeResultsAhead({ db, log, program });
  return {
    lost: making.lost,
    stop: async () => {
      retention.stop();
      await Promise.all([making.stop(), measuring.stop(), sketching.stop(), results.stop()]);
    },
  };
}

/** What the images of a run need besides being made: one size, and the content gate. */
async function completeRun(run: Parameters<typeof scoreRunContent>[0]): Promise<void> {
  await fitRun(run);
  await scoreRunContent(run);
}

/** The content gate, opened when the first run asks for it. */
function lazyGate(cacheFolder: string): {
  open: () => Promise<ContentGate>;
  close: () => Promise<void>;
} {
  let gate: Promise<ContentGate> | undefined;
  return {
    open: () => (gate ??= openGate(cacheFolder)),
    close: async () => (await gate)?.close(),
  };
}

async function openGate(cacheFolder: string): Promise<ContentGate> {
  const { openContentGate } = await import('#evaluation/image-sets/content-gate/content-gate.ts');
  return openContentGate({ cacheFolder });
}
