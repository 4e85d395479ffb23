import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { captionedRun } from './captioned-run.ts';
import { measureClipScore } from './measure-clip-score.ts';

const FIXTURES = join(import.meta.dirname, 'fixtures');
const CLIP = join(FIXTURES, 'tiny-clip');
const RUN = join(FIXTURES, 'run');

let scratch: string;
beforeAll(async () => {
  scratch = await mkdtemp(join(tmpdir(), 'onpar-clip-'));
});
afterAll(() => rm(scratch, { recursive: true }));

describe('CLIPScore of a run', () => {
  it('is that of torchmetrics with the same weights and images', async () => {
    const recorded = await readFile(join(FIXTURES, 'torchmetrics.json'), 'utf8');
    const { torchmetrics } = z.object({ torchmetrics: z.number() }).parse(JSON.parse(recorded));
    const captioned = await captionedRun(RUN);
    const found = await measureClipScore({ captioned, folder: CLIP, device: 'cpu' });
    expect(Math.abs(found.value / torchmetrics - 1)).toBeLessThan(2e-6);
    expect(found).toMatchObject({ n: 16, prompts: 8, warnings: [] });
    const scores = found.images.map(({ value }) => value);
    expect(scores.reduce((sum, score) => sum + score, 0) / 16).toBeCloseTo(found.value, 10);
    expect(new Set(found.images.map(({ name }) => name)).size).toBe(16);
  });

  it("finds the manifest above an arm's own folder", async () => {
    const { captions } = await captionedRun(join(RUN, '4'));
    expect(captions.size).toBe(16);
  });

  it('refuses an image whose prompt is not known, by its name', async () => {
    const folder = join(scratch, 'run');
    await cp(RUN, folder, { recursive: true });
    await cp(join(folder, '4', '00000-0.png'), join(folder, '4', 'stray.png'));
    await expect(captionedRun(folder)).rejects.toThrow('names no prompt of');
    await expect(captionedRun(folder)).rejects.toThrow('stray.png');
  });

  it('refuses a folder without a manifest, and a graph that is not CLIP', async () => {
    await expect(captionedRun(CLIP)).rejects.toThrow('no manifest.jsonl');
    const folder = join(scratch, 'clip');
    await cp(CLIP, folder, { recursive: true });
    await cp(
      join(folder, 'image_encoder', 'model.onnx'),
      join(folder, 'text_encoder', 'model.onnx'),
    );
    const captioned = await captionedRun(RUN);
    const measuring = measureClipScore({ captioned, folder, device: 'cpu' });
    await expect(measuring).rejects.toThrow('text_encoder/model.onnx');
  });

  it('warns of prompts that are longer than CLIP reads', async () => {
    const folder = join(scratch, 'long');
    await cp(RUN, folder, { recursive: true });
    const path = join(folder, 'manifest.jsonl');
    const text = await readFile(path, 'utf8');
    await writeFile(path, text.replaceAll('a red circle"', `${'a red circle '.repeat(40)}"`));
    const captioned = await captionedRun(folder);
    const { warnings } = await measureClipScore({ captioned, folder: CLIP, device: 'cpu' });
    expect(warnings).toEqual([expect.stringContaining('longer than CLIP reads')]);
  });
});
