import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { UserError } from '#domain/user-error.ts';
import { findModelWarnings } from './find-model-warnings.ts';
import { readModel } from './read-model.ts';
import { readModelLayout } from './read-model-layout.ts';
import { scanOnnx } from '#onnx/scan-onnx.ts';

const FIXTURES = fileURLToPath(new URL('../fixtures/', import.meta.url));
const TINY = join(FIXTURES, 'tiny-sd');

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'onpar-models-'));
});
afterAll(() => rm(folder, { recursive: true }));

async function copyTiny(name: string): Promise<string> {
  const place = join(folder, name);
  await cp(TINY, place, { recursive: true });
  return place;
}

describe('a model folder', () => {
  it('is described without loading it', async () => {
    const model = await readModel(TINY);
    expect(model).toMatchObject({
      folder: TINY,
      scalingFactor: 0.18215,
      pixelsPerLatent: 8,
      latentChannels: 4,
      defaultSize: { width: 64, height: 64 },
      precision: 'float32',
      warnings: [],
    });
    expect(model.scheduler.name).toBe('pndm');
    expect(model.graphs.unet.inputs).toEqual([
      { name: 'sample', type: 'float32', shape: ['batch', 4, 'height', 'width'] },
      { name: 'timestep', type: 'int64', shape: ['steps'] },
      { name: 'encoder_hidden_states', type: 'float32', shape: ['batch', 77, 16] },
    ]);
    expect(Object.keys(model.files)).toContain('tokenizer/merges.txt');
  });

  it('with float16 latents and a VAE config of optimum is read as such', async () => {
    const model = await readModel(join(FIXTURES, 'tiny-sd-f16'));
    expect(model).toMatchObject({ precision: 'float16', scalingFactor: 0.25 });
    expect(model.graphs.unet.inputs[1]).toEqual({ name: 'timestep', type: 'float32', shape: [] });
  });

  it('has another hash when one byte of what decides an image is another', async () => {
    const place = await copyTiny('changed');
    const { sha256 } = await readModel(TINY);
    expect((await readModel(place)).sha256).toBe(sha256);
    await writeFile(join(place, 'unrelated.safetensors'), 'x');
    expect((await readModel(place)).sha256).toBe(sha256);
    const config = join(place, 'scheduler/scheduler_config.json');
    await writeFile(config, (await readFile(config, 'utf8')).replace('0.012', '0.013'));
    expect((await readModel(place)).sha256).not.toBe(sha256);
  });

  it('has its parameters counted as torch counts them', () => {
    // sum(p.numel() for p in model.parameters()) of fixtures/tiny_sd.py; of the VAE, what decodes
    const count = (part: string) => scanOnnx(join(TINY, part, 'model.onnx')).parameters;
    expect(count('text_encoder')).toBe(18_048);
    expect(count('unet')).toBe(52_004);
    expect(count('vae_decoder')).toBe(14_607);
  });

  it('cut off anywhere is refused with the file', async () => {
    const file = await readFile(join(TINY, 'vae_decoder/model.onnx'));
    const place = join(folder, 'cut.onnx');
    for (let at = 0; at < file.length; at += Math.ceil(file.length / 40)) {
      await writeFile(place, file.subarray(0, at));
      expect(() => scanOnnx(place)).toThrow(
        /cut.onnx (is not a whole ONNX file|holds no ONNX graph)/,
      );
    }
  });

  it('with changed bytes is read or refused, without a crash or a hang', async () => {
    const file = await readFile(join(TINY, 'text_encoder/model.onnx'));
    const place = join(folder, 'mutated.onnx');
    await fc.assert(
      fc.asyncProperty(fc.nat(file.length - 1), fc.nat(255), async (at, byte) => {
        const bad = Buffer.from(file);
        bad[at] = byte;
        await writeFile(place, bad);
        try {
          scanOnnx(place);
        } catch (error) {
          expect(error).toBeInstanceOf(UserError);
        }
      }),
      { numRuns: 200, seed: 2 },
    );
  });

  it.each([
    ['scheduler/scheduler_config.json', '[]', /must hold a JSON object/],
    ['scheduler/scheduler_config.json', '{', /not valid JSON/],
    ['vae/config.json', '{"scaling_factor": "big"}', /expected number, .* at scaling_factor/],
    ['unet/config.json', '{"sample_size": -8}', /at sample_size/],
  ])('whose %s is %s is refused', async (file, text, message) => {
    const place = await copyTiny('refused');
    await writeFile(join(place, file), text);
    await expect(readModelLayout(place)).rejects.toThrow(message);
  });

  it('that looks like DeciDiffusion is held to the U-Net of its card', async () => {
    const layout = await readModelLayout(TINY);
    const given = { prediction_type: 'v_prediction', beta_schedule: 'squaredcos_cap_v2' };
    const warn = (parameters: number): string[] => {
      const unet = { ...layout.graphs.unet, parameters };
      const graphs = { ...layout.graphs, unet };
      return findModelWarnings({ ...layout, graphs, scheduler: { ...layout.scheduler, given } });
    };
    expect(warn(859_520_964)).toHaveLength(1);
    expect(warn(859_520_964)[0]).toMatch(/814,746,884.*flexible_unet/);
    expect(warn(814_746_884 + 1000)).toEqual([]);
    expect(warn(3_000_000)).toEqual([]);
  });
});
