import { at } from '#domain/at.ts';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { serialize } from 'node:v8';
import type { InferenceSession } from '#onnx/runtime.ts';
import { countPhysicalCores } from '#onnx/count-physical-cores.ts';
import { listCandidates } from '#onnx/list-candidates.ts';
import { generateJob } from './pipeline/generate-job.ts';
import type { GenerateJob } from './pipeline/generator-messages.ts';
import { PipelineShelf } from './pipeline/pipeline-shelf.ts';

// What the generator costs beyond the bare sessions: whole jobs (tokens, noise, scheduler, guidance,
// PNG, the messages of the child process) are timed, and within them the time that passes in
// session.run. Both are of the same job, and the overhead is in CPU time of the thread that infers,
// so that what else the machine does does not weigh in; PNGs are encoded on another thread.

const TINY = fileURLToPath(new URL('./fixtures/tiny-sd', import.meta.url));
const { values: flags } = parseArgs({
  options: {
    model: { type: 'string', default: TINY },
    size: { type: 'string', default: '512' },
    steps: { type: 'string', default: '20' },
    samples: { type: 'string', default: '2' },
    rounds: { type: 'string', default: '5' },
    'batch-size': { type: 'string' },
    threads: { type: 'string' },
  },
});

function whole(flag: 'size' | 'steps' | 'samples' | 'rounds'): number {
  const value = Number(flags[flag]);
  if (Number.isInteger(value) && value > 0) return value;
  throw new Error(`--${flag} must be a whole number above 0.`);
}

const [size, steps, samples, rounds] = [
  whole('size'),
  whole('steps'),
  whole('samples'),
  whole('rounds'),
];

/** Milliseconds by the clock, and of CPU time of this thread. */
type Cost = { clock: number; cpu: number };

function now(): Cost {
  const { user, system } = process.threadCpuUsage();
  return { clock: performance.now(), cpu: (user + system) / 1000 };
}

const inSessions: Cost = { clock: 0, cpu: 0 };

/** The same session, with the time of its runs added up. */
function timed(session: InferenceSession): InferenceSession {
  return new Proxy(session, {
    get(target, name) {
      if (name !== 'run') return Reflect.get(target, name, target) as unknown;
      return async (feeds: InferenceSession.FeedsType, fetches?: readonly string[]) => {
        const start = now();
        try {
          return await (fetches ? target.run(feeds, fetches) : target.run(feeds));
        } finally {
          const end = now();
          inSessions.clock += end.clock - start.clock;
          inSessions.cpu += end.cpu - start.cpu;
        }
      };
    },
  });
}

function jobOf(round: number): GenerateJob {
  return {
    arm: {
      key: 'bench',
      model: flags.model,
      scheduler: null,
      steps,
      guidanceScale: 7.5,
      guidanceRescale: 0.7,
      negativePrompt: `avoid ${round}`,
      width: size,
      height: size,
    },
    samples: Array.from({ length: samples }, (_, i) => {
      const prompt = `a prompt ${round} of its own ${i}`;
      return { promptIndex: i, prompt, replicate: 0, seed: i };
    }),
    rng: 'torch-cpu',
    batchSize: flags['batch-size'] === undefined ? null : Number(flags['batch-size']),
    latents: null,
    saveLatents: false,
  };
}

const [device] = listCandidates('cpu');
if (!device) throw new Error('There is no CPU.');
const threads = flags.threads === undefined ? countPhysicalCores() : Number(flags.threads);
const shelf = new PipelineShelf({ device, threads });
const { pipeline } = await shelf.take(flags.model);
for (const part of [pipeline.textEncoder, pipeline.unet, pipeline.vaeDecoder]) {
  part.session = timed(part.session);
}

type Timing = { total: Cost; bare: Cost };

/** The cost of one job, and of it what was in the sessions. */
async function timeJob(round: number): Promise<Timing> {
  Object.assign(inSessions, { clock: 0, cpu: 0 });
  const start = now();
  await generateJob({
    job: jobOf(round),
    opened: { type: 'open', device: device ?? never(), requested: 'cpu', threads },
    shelf,
    events: {
      onStep: () => undefined,
      onSample: (result) => {
        if (!result.ok) throw new Error(result.error);
        serialize(result);
      },
      onFailure: () => Promise.resolve(),
    },
  });
  const end = now();
  const total = { clock: end.clock - start.clock, cpu: end.cpu - start.cpu };
  return { total, bare: { ...inSessions } };
}

function never(): never {
  throw new Error('There is no CPU.');
}

function median(values: number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return (at(sorted, (sorted.length - 1) >> 1) + at(sorted, sorted.length >> 1)) / 2;
}

await timeJob(0);
const timings: Timing[] = [];
for (let round = 1; round <= rounds; round++) timings.push(await timeJob(round));

const perSample = (key: 'total' | 'bare'): string =>
  (median(timings.map((t) => t[key].clock)) / 1000 / samples).toFixed(3);
const overhead = median(timings.map(({ total, bare }) => total.cpu / bare.cpu - 1));
process.stdout.write(
  [
    `${device.name}, ${threads} threads, ${flags.model === TINY ? 'tiny-sd' : flags.model}, ${size} x ${size}, ${steps} steps, ${samples} samples a job, median of ${rounds} jobs`,
    `in sessions ${perSample('bare')} s a sample, in all ${perSample('total')} s a sample`,
    `overhead ${(100 * overhead).toFixed(2)}% (bar: 2%)`,
    '',
  ].join('\n'),
);
