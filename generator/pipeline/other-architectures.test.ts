import { cp, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { at } from '#domain/at.ts';
import { SCHEDULER_NAMES } from '#domain/scheduler-name.ts';
import { readNpy } from '#files/npy.ts';
import { imageDifference } from '../fixtures/image-difference.ts';
import { startGenerator, type Generator, type SampleResult } from './start-generator.ts';

const FIXTURES = fileURLToPath(new URL('../fixtures/', import.meta.url));
const GOLDENS = join(FIXTURES, 'goldens-others');
const MODELS = ['tiny-lcm', 'tiny-sd21'] as const;

const goldens = z
  .object({
    cases: z.array(
      z.object({
        name: z.string(),
        model: z.enum(MODELS),
        prompt: z.string(),
        negative_prompt: z.string(),
        scheduler: z.enum(SCHEDULER_NAMES).nullable(),
        steps: z.number(),
        guidance_scale: z.number(),
        guidance_rescale: z.number(),
        seed: z.number(),
        width: z.number(),
        height: z.number(),
      }),
    ),
  })
  .parse(JSON.parse(await readFile(join(GOLDENS, 'goldens.json'), 'utf8')));
type Case = (typeof goldens.cases)[number];

let folder: string;
let generator: Generator;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'onpar-others-'));
  for (const model of MODELS) {
    // what an architecture shares with Stable Diffusion 1.x is tiny-sd's
    await cp(join(FIXTURES, 'tiny-sd'), join(folder, model), { recursive: true });
    await cp(join(FIXTURES, model), join(folder, model), { recursive: true });
  }
  generator = await startGenerator({ device: 'cpu', threads: 1 });
});
afterAll(async () => {
  await generator.close();
  await rm(folder, { recursive: true });
});

async function make(golden: Case): Promise<Extract<SampleResult, { ok: true }>> {
  const results: SampleResult[] = [];
  await generator.generate({
    arm: {
      key: golden.name,
      model: join(folder, golden.model),
      scheduler: golden.scheduler,
      steps: golden.steps,
      guidanceScale: golden.guidance_scale,
      guidanceRescale: golden.guidance_rescale,
      negativePrompt: golden.negative_prompt,
      width: golden.width,
      height: golden.height,
    },
    samples: [{ promptIndex: 0, prompt: golden.prompt, replicate: 0, seed: golden.seed }],
    rng: 'torch-cpu',
    saveLatents: true,
    onSample: (r) => void results.push(r),
  });
  const [result] = results;
  if (!result?.ok) throw new Error(result?.error ?? 'No sample came back.');
  return result;
}

/** The largest difference of final latents, as a share of the largest number in them. */
function latentDifference(ours: Float32Array | undefined, file: Buffer): number {
  const theirs = readNpy(file);
  if (!ours || theirs.kind !== 'numbers') throw new Error('There are no latents to compare.');
  const largest = Math.max(...theirs.values.map(Math.abs));
  return Math.max(...theirs.values.map((value, i) => Math.abs(value - at(ours, i)))) / largest;
}

describe('latent consistency models and Stable Diffusion 2.1 give the images of diffusers', () => {
  it.each(goldens.cases)('$name', async (golden) => {
    const { png, latents, record } = await make(golden);
    const { mean, most } = await imageDifference(png, join(GOLDENS, `${golden.name}.png`));
    expect(most).toBeLessThanOrEqual(1);
    expect(mean).toBeLessThan(0.02);
    expect(
      latentDifference(latents, await readFile(join(GOLDENS, `${golden.name}.latents.npy`))),
    ).toBeLessThan(1e-3);
    expect(record.timesteps).toBe('exact');
  });
});
