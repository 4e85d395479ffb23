import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { imageDifference } from '../fixtures/image-difference.ts';
import { startGenerator, type Generator, type SampleResult } from './start-generator.ts';
import type { ArmSpec } from '#domain/arm-spec.ts';

const FIXTURES = fileURLToPath(new URL('../fixtures/', import.meta.url));

const goldensSchema = z.object({
  schedulers: z.record(z.string(), z.record(z.string(), z.unknown())),
  cases: z.array(
    z.object({
      name: z.string(),
      prompt: z.string(),
      negative_prompt: z.string(),
      scheduler: z.string(),
      steps: z.number(),
      guidance_scale: z.number(),
      guidance_rescale: z.number(),
      seed: z.number(),
      width: z.number(),
      height: z.number(),
      image: z.string(),
    }),
  ),
});
type Case = z.infer<typeof goldensSchema>['cases'][number];

const goldens = goldensSchema.parse(
  JSON.parse(await readFile(join(FIXTURES, 'goldens/goldens.json'), 'utf8')),
);

let folder: string;
let generator: Generator;
const differences: { name: string; mean: number; most: number }[] = [];

/** The same network, with the scheduler config of a golden in its folder. */
async function placeModel(model: string, scheduler: string): Promise<string> {
  const place = join(folder, `${model}-${scheduler}`);
  await cp(join(FIXTURES, model), place, { recursive: true });
  const config = JSON.stringify(goldens.schedulers[scheduler]);
  await writeFile(join(place, 'scheduler/scheduler_config.json'), config);
  // it names the scheduler that the folder came with
  await rm(join(place, 'model_index.json'), { force: true });
  return place;
}

function armOf(golden: Case, model: string): ArmSpec {
  return {
    key: golden.name,
    model,
    scheduler: null,
    steps: golden.steps,
    guidanceScale: golden.guidance_scale,
    guidanceRescale: golden.guidance_rescale,
    negativePrompt: golden.negative_prompt,
    width: golden.width,
    height: golden.height,
  };
}

async function make(golden: Case, model: string): Promise<SampleResult> {
  const results: SampleResult[] = [];
  await generator.generate({
    arm: armOf(golden, join(folder, `${model}-${golden.scheduler}`)),
    samples: [{ promptIndex: 0, prompt: golden.prompt, replicate: 0, seed: golden.seed }],
    rng: 'torch-cpu',
    onSample: (r) => void results.push(r),
  });
  const [result] = results;
  if (!result) throw new Error('No sample came back.');
  return result;
}

async function compare(golden: Case, model: string): Promise<{ mean: number; most: number }> {
  const result = await make(golden, model);
  if (!result.ok) throw new Error(result.error);
  return imageDifference(result.png, join(FIXTURES, 'goldens', golden.image));
}

describe('a generator makes the images that diffusers makes with torch', () => {
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'onpar-goldens-'));
    for (const model of ['tiny-sd', 'tiny-sd-f16']) {
      for (const scheduler of Object.keys(goldens.schedulers)) await placeModel(model, scheduler);
    }
    generator = await startGenerator({ device: 'cpu', threads: 1 });
  });
  afterAll(async () => {
    await generator.close();
    await rm(folder, { recursive: true });
    console.log(
      differences.map((d) => `${d.name}: mean ${d.mean.toFixed(5)}, most ${d.most}`).join('\n'),
    );
  });

  it.each(goldens.cases)('$name', async (golden) => {
    const { mean, most } = await compare(golden, 'tiny-sd');
    differences.push({ name: golden.name, mean, most });
    expect(mean).toBeLessThanOrEqual(0.5);
    expect(most).toBeLessThanOrEqual(3);
  });

  // Half floats round the latents and embeddings at each call, and guidance multiplies what that
  // leaves: up to there the image is the same.
  const steady = goldens.cases.filter((c) => c.guidance_scale <= 2);
  it.each(steady)('$name, with float16 inputs and outputs', async (golden) => {
    const { mean, most } = await compare(golden, 'tiny-sd-f16');
    differences.push({ name: `${golden.name} f16`, mean, most });
    expect(mean).toBeLessThanOrEqual(0.5);
    expect(most).toBeLessThanOrEqual(3);
  });
});
