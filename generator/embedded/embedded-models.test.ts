import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readModelLayout } from '../models/read-model-layout.ts';
import { loadTokenizer } from '../tokenizer/load-tokenizer.ts';
import { startGenerator, type Generator } from '../pipeline/start-generator.ts';
import type { Share } from './accuracy.ts';
import captions from './fixtures/captions.json' with { type: 'json' };
import { choosePrompts } from './choose-prompts.ts';
import { measureModel } from './measure-model.ts';

const MODELS = [
  { name: 'shapes-base', scheduler: 'pndm', steps: 50, guidanceScale: 2, guidanceRescale: 0 },
  { name: 'shapes-fast', scheduler: 'ddim', steps: 30, guidanceScale: 2, guidanceRescale: 0.7 },
];
const folderOf = (name: string): string => fileURLToPath(new URL(`./${name}`, import.meta.url));
const shareOf = ({ right, stated }: Share): number => right / stated;

describe('the embedded models', () => {
  let generator: Generator;
  beforeAll(async () => {
    generator = await startGenerator({ device: 'cpu', threads: 1 });
  });
  afterAll(() => generator.close());

  it.each(MODELS)(
    '$name is a Stable Diffusion folder without faults',
    async ({ name, scheduler }) => {
      const layout = await readModelLayout(folderOf(name));
      expect(layout.warnings).toEqual([]);
      expect(layout.scheduler.name).toBe(scheduler);
      expect(layout.defaultSize).toEqual({ width: 64, height: 64 });
      expect(layout.precision).toBe('float32');
    },
  );

  it.each(MODELS)('$name reads captions as the token ids of its training', async ({ name }) => {
    const tokenizer = await loadTokenizer(folderOf(name));
    for (const { caption, ids } of captions)
      expect([...tokenizer.encode(caption).ids]).toEqual(ids);
  });

  it('takes at most 30 MB for both', () => {
    const files = MODELS.flatMap(({ name }) =>
      readdirSync(folderOf(name), { recursive: true, encoding: 'utf8' }).map((f) =>
        join(folderOf(name), f),
      ),
    );
    const bytes = files.reduce((sum, file) => sum + statSync(file).size, 0);
    expect(bytes).toBeLessThan(30e6);
  });

  it.each(MODELS)(
    '$name draws what held-out prompts state',
    async ({ name, steps, guidanceScale, guidanceRescale }) => {
      const prompts = choosePrompts({ perChallenge: 8, seed: 4 });
      const settings = { steps, guidanceScale, guidanceRescale };
      const { accuracy } = await measureModel({
        generator,
        folder: folderOf(name),
        prompts,
        ...settings,
      });
      expect(shareOf(accuracy.all)).toBeGreaterThan(0.85);
      expect(shareOf(accuracy.byAttribute.background)).toBeGreaterThan(0.9);
      expect(shareOf(accuracy.byAttribute.colour)).toBeGreaterThan(0.85);
      expect(shareOf(accuracy.byAttribute.count)).toBeGreaterThan(0.8);
    },
    120_000,
  );
});
