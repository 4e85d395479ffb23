import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { present } from '#domain/present.ts';
import { at } from '#domain/at.ts';
import { sampleRecordSchema } from '../manifest/sample-record.ts';
import { createNoiseSource } from '../noise/noise-source.ts';
import type { ArmSpec, SampleRequest } from '#domain/arm-spec.ts';
import { PATIENCE } from './patience.ts';
import {
  startGenerator,
  type GenerateOptions,
  type Generator,
  type SampleResult,
} from './start-generator.ts';

const MODEL = fileURLToPath(new URL('../fixtures/tiny-sd', import.meta.url));
const PROMPTS = ['a red fox', 'two hands', 'a green square above a white circle', '', 'snow'];

const arm: ArmSpec = {
  key: 'tiny',
  model: MODEL,
  scheduler: null,
  steps: 4,
  guidanceScale: 7.5,
  guidanceRescale: 0.7,
  negativePrompt: '',
  width: null,
  height: null,
};

function requests(count: number): SampleRequest[] {
  return Array.from({ length: count }, (_, i) => ({
    promptIndex: i,
    prompt: at(PROMPTS, i % PROMPTS.length, 'the prompts'),
    replicate: 0,
    seed: 100 + i,
  }));
}

let generator: Generator;
beforeAll(async () => {
  generator = await startGenerator({ device: 'cpu', threads: 2 });
});
afterAll(() => generator.close());

async function collect(options: Partial<GenerateOptions>): Promise<SampleResult[]> {
  const results: SampleResult[] = [];
  await generator.generate({
    arm,
    samples: requests(5),
    rng: 'torch-cpu',
    onSample: (r) => void results.push(r),
    ...options,
  });
  return results.sort((a, b) => a.request.promptIndex - b.request.promptIndex);
}

function made(results: SampleResult[]) {
  return results.map((r) => {
    if (!r.ok) throw new Error(r.error);
    return r;
  });
}

describe('a generator', () => {
  it.each(['ddim', 'pndm', 'euler-ancestral'] as const)(
    'makes the same bytes with %s at any batch size and beside any neighbours',
    async (scheduler) => {
      const run = async (batchSize: number, samples: SampleRequest[]) =>
        made(await collect({ arm: { ...arm, scheduler }, batchSize, samples })).map(
          (r) => r.record.sha256,
        );
      const alone = await run(1, requests(5));
      expect(await run(5, requests(5))).toEqual(alone);
      expect(await run(2, requests(5).reverse())).toEqual(alone);
      expect(new Set(alone).size).toBe(5);
    },
  );

  it('makes the same bytes without guidance at any batch size', async () => {
    const unguided = { ...arm, guidanceScale: 1 };
    const alone = made(await collect({ arm: unguided, batchSize: 1 }));
    const together = made(await collect({ arm: unguided, batchSize: 5 }));
    expect(together.map((r) => r.record.sha256)).toEqual(alone.map((r) => r.record.sha256));
  });

  it('gives a whole record with each image', async () => {
    const [first] = made(await collect({ samples: requests(1) }));
    expect(sampleRecordSchema.parse(first?.record)).toMatchObject({
      prompt: 'a red fox',
      seed: 100,
      arm: { key: 'tiny', scheduler: 'pndm', steps: 4, width: 64, height: 64 },
      device: { requested: 'cpu', used: 'cpu' },
      precision: 'float32',
      file: 'tiny/00000-0.png',
    });
    // not where the model lies on this machine
    expect(JSON.stringify(first?.record)).not.toContain(dirname(MODEL));
  });

  it('counts a call of the U-Net for each sample, one more than the steps with PNDM', async () => {
    const seen: number[] = [];
    let total = 0;
    await collect({
      batchSize: 2,
      onStep: (p) => {
        seen.push(p.done);
        total = p.total;
      },
    });
    expect(total).toBe(5 * 5);
    expect(seen.at(-1)).toBe(total);
    expect(seen).toEqual(seen.toSorted((a, b) => a - b));
  });

  it('starts from given latents as from the noise that they are', async () => {
    const samples = requests(1);
    const values = createNoiseSource('torch-cpu', 100).randn(4 * 8 * 8);
    const latents = { values, shape: [1, 4, 8, 8] };
    const [drawn] = made(await collect({ samples, saveLatents: true }));
    const [given] = made(await collect({ samples, latents, saveLatents: true }));
    expect(given?.latents).toEqual(drawn?.latents);
    expect(given?.record.latents_sha256).toMatch(/^[0-9a-f]{64}$/);
  });

  it('records a sample that cannot be made, and makes the others', async () => {
    const samples = requests(3).map((r, i) => (i === 1 ? { ...r, prompt: 'x'.repeat(2001) } : r));
    const results = await collect({ samples });
    expect(results.map((r) => r.ok)).toEqual([true, false, true]);
    const [, bad] = results;
    expect(bad?.ok === false && bad.error).toMatch(/Prompt 1 has 2001 characters/);
  });

  it('never gives out an image of values that are not numbers', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'onpar-nan-'));
    await cp(MODEL, folder, { recursive: true });
    await writeFile(
      join(folder, 'vae/config.json'),
      '{"scaling_factor": 1e-40, "block_out_channels": [8, 8, 8, 8]}',
    );
    const [result] = await collect({ arm: { ...arm, model: folder }, samples: requests(1) });
    await rm(folder, { recursive: true });
    expect(result?.ok === false && result.error).toMatch(/held values that are not numbers/);
  });

  it('says what is wrong with an arm that can make nothing', async () => {
    await expect(collect({ arm: { ...arm, steps: 0 } })).rejects.toThrow(
      /steps of arm "tiny" must be a whole number from 1 to 1000, not 0/,
    );
    await expect(collect({ arm: { ...arm, width: 65 } })).rejects.toThrow(
      /width of arm "tiny" must be a multiple of 8 from 16 to 4096, not 65/,
    );
    await expect(collect({ arm: { ...arm, model: '/nowhere' } })).rejects.toThrow(
      /\/nowhere is not a model folder/,
    );
    const latents = { values: new Float32Array(256), shape: [1, 4, 4, 16] };
    await expect(collect({ latents })).rejects.toThrow(/are 1 x 4 x 4 x 16 where .* 1 x 4 x 8 x 8/);
  });

  it('stops between two steps when it is told to', async () => {
    const controller = new AbortController();
    const stopped = collect({
      arm: { ...arm, steps: 200 },
      signal: controller.signal,
      onStep: ({ done }) => {
        if (done >= 3) controller.abort();
      },
    });
    await expect(stopped).rejects.toThrow(/aborted/);
    expect(await collect({ samples: requests(1) })).toHaveLength(1);
  });

  it('passes on what the taker of a sample throws, and stops', async () => {
    const full = new Error('disk full');
    let taken = 0;
    const onSample = (): void => {
      taken += 1;
      throw full;
    };
    await expect(collect({ batchSize: 1, onSample })).rejects.toBe(full);
    expect(taken).toBe(1);
  });

  it('leaves the event loop free while it infers', async () => {
    let worst = 0;
    let last = performance.now();
    const timer = setInterval(() => {
      worst = Math.max(worst, performance.now() - last);
      last = performance.now();
    }, 5);
    const started = performance.now();
    await collect({ arm: { ...arm, steps: 12, width: 256, height: 256 }, samples: requests(2) });
    const took = performance.now() - started;
    clearInterval(timer);
    expect(worst).toBeLessThan(took / 3);
  });

  it('tells that its child was killed, and starts another for the next job', async () => {
    const killed = collect({
      arm: { ...arm, steps: 500 },
      onStep: ({ done }) => {
        if (done <= 5) process.kill(present(generator.childPid(), 'the child'), 'SIGKILL');
      },
    });
    await expect(killed).rejects.toThrow(/inference process ended by SIGKILL/);
    expect(await collect({ samples: requests(1) })).toHaveLength(1);
  });

  it('notices that its child is stopped, ends it, and starts another for the next job', async () => {
    const patience = { ...PATIENCE, silenceMs: 2000 };
    const watched = await startGenerator({ device: 'cpu', threads: 2, patience });
    const job = { arm, samples: requests(1), rng: 'torch-cpu', onSample: () => undefined } as const;
    const hung = watched.generate({
      ...job,
      arm: { ...arm, steps: 500 },
      onStep: ({ done }) => {
        if (done <= 5) process.kill(present(watched.childPid(), 'the child'), 'SIGSTOP');
      },
    });
    await expect(hung).rejects.toMatchObject({ code: 'generator-hung', fault: 'worker' });
    await watched.generate(job);
    await watched.close();
  });

  it('ends a child that makes no step in time, though it lives', async () => {
    const patience = { ...PATIENCE, firstStepMs: 1 };
    const watched = await startGenerator({ device: 'cpu', threads: 2, patience });
    const hung = watched.generate({
      arm: { ...arm, steps: 500 },
      samples: requests(1),
      rng: 'torch-cpu',
      onSample: () => undefined,
    });
    await expect(hung).rejects.toThrow(/made no step for/);
    await watched.close();
  });
});
