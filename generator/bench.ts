import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import type { InferenceSession } from 'onnxruntime-node';
import { countPhysicalCores } from './device/count-physical-cores.ts';
import { listCandidates } from './device/list-candidates.ts';
import type { ArmSpec } from './pipeline/arm-spec.ts';
import { encodePrompt } from './pipeline/encode-prompt.ts';
import { loadPipeline, type Pipeline } from './pipeline/load-pipeline.ts';
import { stackConditions } from './pipeline/run-unet.ts';
import { startGenerator } from './pipeline/start-generator.ts';
import { toTensor } from './pipeline/to-tensor.ts';
import { createScheduler } from './schedulers/scheduler.ts';

// What the generator costs beyond the bare sessions: the same calls of the same graphs, with feeds
// made beforehand, against whole jobs (tokens, noise, scheduler, guidance, child process, PNG).
// Both in turns, so that what else the machine does hits both; the median of the rounds' ratios.

const TINY = fileURLToPath(new URL('./fixtures/tiny-sd', import.meta.url));

const { values: flags } = parseArgs({
  options: {
    model: { type: 'string', default: TINY },
    size: { type: 'string', default: '512' },
    steps: { type: 'string', default: '20' },
    samples: { type: 'string', default: '2' },
    rounds: { type: 'string', default: '7' },
  },
});

const [size, steps, count, rounds] = [flags.size, flags.steps, flags.samples, flags.rounds].map(
  Number,
);
if (!size || !steps || !count || !rounds)
  throw new Error('The flags must be whole numbers above 0.');

const arm: ArmSpec = {
  key: 'bench',
  model: flags.model,
  scheduler: null,
  steps,
  guidanceScale: 7.5,
  guidanceRescale: 0.7,
  negativePrompt: '',
  width: size,
  height: size,
};

type Call = { session: InferenceSession; feeds: InferenceSession.FeedsType; times: number };

/** The session calls of one job of `count` distinct prompts, one sample a batch. */
async function listCalls(pipeline: Pipeline): Promise<Call[]> {
  const { model, textEncoder, unet, vaeDecoder } = pipeline;
  const { name, config } = model.scheduler;
  const calls = createScheduler({ name, config, steps: arm.steps }).timesteps.length;
  const side = (arm.width ?? 0) / model.pixelsPerLatent;
  const shape = [model.latentChannels, side, side];
  const length = shape.reduce((a, b) => a * b, 1);
  const noise = Float32Array.from({ length: 2 * length }, (_, i) => Math.sin(i));
  const { embedding } = await encodePrompt(pipeline, 'a red fox');
  const { ids } = pipeline.tokenizer.encode('a red fox');
  const idDims = [1, ids.length];
  const timeDims = unet.timestep.shape.map(() => 1);
  const sample = toTensor({ values: noise, type: unet.sample.type, dims: [2, ...shape] });
  const time = toTensor({ values: Float32Array.of(500), type: unet.timestep.type, dims: timeDims });
  const latent = noise.subarray(0, length);
  return [
    {
      session: textEncoder.session,
      feeds: {
        [textEncoder.ids.name]: toTensor({ values: ids, type: textEncoder.ids.type, dims: idDims }),
      },
      times: (count ?? 0) + 1,
    },
    {
      session: unet.session,
      feeds: {
        [unet.sample.name]: sample,
        [unet.timestep.name]: time,
        [unet.embedding.name]: stackConditions(pipeline, [embedding, embedding]),
      },
      times: calls * (count ?? 0),
    },
    {
      session: vaeDecoder.session,
      feeds: {
        [vaeDecoder.latent.name]: toTensor({
          values: latent,
          type: vaeDecoder.latent.type,
          dims: [1, ...shape],
        }),
      },
      times: count ?? 0,
    },
  ];
}

async function time(work: () => Promise<void>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

function median(values: number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return ((sorted[(sorted.length - 1) >> 1] ?? 0) + (sorted[sorted.length >> 1] ?? 0)) / 2;
}

const [device] = listCandidates('cpu');
if (!device) throw new Error('There is no CPU.');
const threads = countPhysicalCores();
const pipeline = await loadPipeline(arm.model, { device, threads });
const calls = await listCalls(pipeline);
const generator = await startGenerator({ device: 'cpu', threads });
let job = 0;

const bare = (): Promise<number> =>
  time(async () => {
    for (const { session, feeds, times } of calls) {
      for (let i = 0; i < times; i++) await session.run(feeds);
    }
  });
const whole = (): Promise<number> =>
  time(async () => {
    job += 1;
    await generator.generate({
      arm: { ...arm, negativePrompt: `avoid ${job}` },
      samples: Array.from({ length: count }, (_, i) => {
        const prompt = `prompt ${job} ${i}`;
        return { promptIndex: i, prompt, replicate: 0, seed: i };
      }),
      rng: 'torch-cpu',
      batchSize: 1,
      onSample: (result) => {
        if (!result.ok) throw new Error(result.error);
      },
    });
  });

await bare();
await whole();
const pairs: [bare: number, whole: number][] = [];
for (let round = 0; round < rounds; round++) pairs.push([await bare(), await whole()]);
await generator.close();

const overhead = median(pairs.map(([b, w]) => w / b - 1));
const seconds = (i: 0 | 1): string => (median(pairs.map((p) => p[i])) / 1000 / count).toFixed(3);
process.stdout.write(
  [
    `${device.name}, ${threads} threads, ${flags.model === TINY ? 'tiny-sd' : flags.model}, ${size} x ${size}, ${steps} steps, ${count} samples a job, ${rounds} rounds`,
    `bare sessions ${seconds(0)} s a sample, generator ${seconds(1)} s a sample`,
    `overhead ${(100 * overhead).toFixed(1)}% (bar: 2%)`,
    '',
  ].join('\n'),
);
