import { cp, mkdtemp, rm, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkModel } from './check-model.ts';
import { describeModel } from './describe-model.ts';
import { readModel } from './read-model.ts';
import { readModelLayout } from './read-model-layout.ts';
import { schedulerOfArm } from './scheduler-of-arm.ts';

const FIXTURES = fileURLToPath(new URL('../fixtures/', import.meta.url));
const CONFIG = 'scheduler/scheduler_config.json';
const POINTER =
  'version https://git-lfs.github.com/spec/v1\noid sha256:4d7a214614ab2935c943f9e0ff69d22eadbb8f32b1258daaa5e2ca24d17e2393\nsize 346\n';

let folder: string;
let made = 0;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'onpar-folders-'));
});
afterAll(() => rm(folder, { recursive: true }));

/** A copy of a fixture model with some of its files changed, or removed by null. */
async function place(
  files: Record<string, string | object | null>,
  model = 'tiny-sd',
): Promise<string> {
  const root = join(folder, String(made++));
  await cp(join(FIXTURES, model), root, { recursive: true });
  for (const [file, content] of Object.entries(files)) {
    if (content === null) await rm(join(root, file), { recursive: true });
    else
      await writeFile(
        join(root, file),
        typeof content === 'string' ? content : JSON.stringify(content),
      );
  }
  return root;
}

async function schedulerOf(
  files: Record<string, string | object | null>,
): Promise<{ name: string | null; warnings: string[] }> {
  const { scheduler, warnings } = await readModelLayout(await place(files));
  return { name: scheduler.name, warnings };
}

const BETAS = { beta_start: 0.00085, beta_end: 0.012, beta_schedule: 'scaled_linear' };
const SD = { ...BETAS, steps_offset: 1, clip_sample: false, set_alpha_to_one: false };
const index = (className: string): object => ({ scheduler: ['diffusers', className] });

describe('a folder as diffusers writes it', () => {
  it("may hold Python's numbers and a byte order mark in its JSON", async () => {
    const config = `\uFEFF{"_class_name": "PNDMScheduler", "lambda_min_clipped": -Infinity, "x": NaN, "steps_offset": 1}`;
    expect(await schedulerOf({ [CONFIG]: config })).toEqual({ name: 'pndm', warnings: [] });
  });

  it('has the scheduler class that model_index.json names, and says where its config differs', async () => {
    const files = { [CONFIG]: { _class_name: 'PNDMScheduler', ...SD } };
    const { name, warnings } = await schedulerOf({
      ...files,
      'model_index.json': index('DDIMScheduler'),
    });
    expect(name).toBe('ddim');
    expect(warnings).toEqual([
      'model_index.json names the scheduler DDIMScheduler, and scheduler/scheduler_config.json is of PNDMScheduler: DDIMScheduler is used, as in diffusers. Name a scheduler in the arm to be sure.',
    ]);
    expect(await schedulerOf({ ...files, 'model_index.json': null })).toEqual({
      name: 'pndm',
      warnings: [],
    });
  });

  it('keeps zero terminal SNR, though model_index.json names a class that does not know it', async () => {
    const zero = {
      _class_name: 'DDIMScheduler',
      ...SD,
      rescale_betas_zero_snr: true,
      prediction_type: 'v_prediction',
    };
    const { name, warnings } = await schedulerOf({ [CONFIG]: zero });
    expect(name).toBe('ddim');
    expect(warnings.join()).toMatch(/PNDMScheduler does not know its rescale_betas_zero_snr/);
  });

  it('may come from Flax', async () => {
    const files = { [CONFIG]: { _class_name: 'FlaxPNDMScheduler', ...SD } };
    expect(await schedulerOf({ ...files, 'model_index.json': index('FlaxPNDMScheduler') })).toEqual(
      {
        name: 'pndm',
        warnings: [],
      },
    );
    expect((await schedulerOf({ ...files, 'model_index.json': null })).name).toBe('pndm');
  });

  it('is warned of where diffusers would change its config by itself', async () => {
    const old = { _class_name: 'DDIMScheduler', ...BETAS };
    const { warnings } = await schedulerOf({ [CONFIG]: old, 'model_index.json': null });
    expect(warnings.join()).toMatch(/sets steps_offset to 1 and clip_sample to false/);
  });

  it.each(['DDPMScheduler', 'DEISMultistepScheduler', 'TCDScheduler', 'MagicScheduler'])(
    'of the class %s runs with a scheduler that is named, and without one says which run',
    async (className) => {
      const root = await place({
        [CONFIG]: { _class_name: className, ...SD, algorithm_type: 'sde-dpmsolver++' },
        'model_index.json': null,
      });
      const { model, testArm } = await checkModel(root, { device: 'cpu' });
      expect(testArm.scheduler).toBe('ddim');
      expect(schedulerOfArm(model, { key: 'a', scheduler: 'euler' })).toBe('euler');
      expect(() => schedulerOfArm(model, { key: 'a', scheduler: null })).toThrow(
        new RegExp(`is a ${className}, which OnPar does not have: name one of ddim, pndm, euler`),
      );
      const { schedulers, own_scheduler } = describeModel(model);
      expect(own_scheduler).toBeNull();
      expect(schedulers['dpmsolver++']).toMatchObject({ timesteps: 'refused' });
    },
  );

  it.each([
    ['FlowMatchEulerDiscreteScheduler', /flow matching models, such as Stable Diffusion 3/],
    ['FlowMatchHeunDiscreteScheduler', /for flow matching models/],
    ['EDMEulerScheduler', /Karras's EDM/],
    ['EDMDPMSolverMultistepScheduler', /Karras's EDM/],
    ['CMStochasticIterativeScheduler', /for consistency models/],
  ])('of the class %s is for other models, which is said', async (className, kind) => {
    const root = await place({
      [CONFIG]: { _class_name: className, ...SD },
      'model_index.json': null,
    });
    const model = await readModelLayout(root);
    const asked = (): unknown => schedulerOfArm(model, { key: 'a', scheduler: null });
    expect(asked).toThrow(kind);
    expect(asked).toThrow(/runs models that predict noise \(epsilon\) or velocity .* one of ddim,/);
  });

  it('is read from JSON in UTF-16, as PowerShell writes it', async () => {
    const root = await place({});
    const path = join(root, CONFIG);
    const { scheduler } = await readModelLayout(root);
    await writeFile(path, Buffer.from(`\uFEFF${await readFile(path, 'utf8')}`, 'utf16le'));
    expect((await readModelLayout(root)).scheduler).toEqual(scheduler);
  });

  it('whose scheduler needs more steps is checked with as many', async () => {
    const root = await place({ [CONFIG]: { _class_name: 'PNDMScheduler', ...SD } });
    const { testArm, model } = await checkModel(root, { device: 'cpu' });
    expect(testArm).toMatchObject({ scheduler: 'pndm', steps: 4 });
    expect(describeModel(model).schedulers.pndm).toMatchObject({ least_steps: 4 });
  });
});

describe('what a model can do', () => {
  it('is said of each scheduler: exact, or rounded where the U-Net takes whole timesteps', async () => {
    const whole = describeModel(await readModel(join(FIXTURES, 'tiny-sd')));
    const float = describeModel(await readModel(join(FIXTURES, 'tiny-sd-f16')));
    for (const name of ['euler', 'euler-ancestral', 'heun', 'lms'] as const) {
      expect(whole.schedulers[name].timesteps, name).toBe('rounded timesteps');
      expect(float.schedulers[name].timesteps, name).toBe('exact');
    }
    for (const name of ['ddim', 'pndm', 'dpmsolver++', 'unipc', 'lcm'] as const) {
      expect(whole.schedulers[name].timesteps, name).toBe('exact');
    }
    expect(whole.sizes).toEqual({
      multiple_of: 16,
      width: null,
      height: null,
    });
  });

  it('is the size that it was exported with, where that is fixed', async () => {
    const embedded = fileURLToPath(new URL('../embedded/shapes-fast', import.meta.url));
    const { sizes, default_size } = describeModel(await readModel(embedded));
    expect(sizes).toMatchObject({ width: 64, height: 64 });
    expect(default_size).toEqual({ width: 64, height: 64 });
  });
});

describe('a folder that cannot be used is refused with what to do', () => {
  it.each([
    [
      'a graph is a Git LFS pointer',
      { 'unet/model.onnx': POINTER },
      /unet\/model.onnx in .* is a Git LFS pointer.*git lfs pull/,
    ],
    [
      'several files are',
      { 'vae/config.json': POINTER, 'vae_decoder/model.onnx': POINTER },
      /vae_decoder\/model.onnx, vae\/config.json in .* are Git LFS pointers/,
    ],
    [
      'its weights are for PyTorch',
      { 'unet/model.onnx': null, 'unet/diffusion_pytorch_model.safetensors': 'x' },
      /is not exported to ONNX yet: .*unet\/diffusion_pytorch_model.safetensors.*python export_model.py/,
    ],
    [
      'its VAE has no config',
      { 'vae/config.json': null },
      /has no VAE config \(vae\/config.json or/,
    ],
    [
      'its VAE config does not say what a latent is',
      { 'vae/config.json': { scaling_factor: 0.2 } },
      /vae\/config.json has no block_out_channels/,
    ],
    [
      'it is for inpainting',
      { 'vae/config.json': { latent_channels: 9, block_out_channels: [8, 8, 8, 8] } },
      /takes latents of 4 channels, and its VAE has 9/,
    ],
    ['a part is missing', { vae_decoder: null }, /vae_decoder\/model.onnx is missing/],
  ])('when %s', async (_, files, message) => {
    await expect(readModelLayout(await place(files))).rejects.toThrow(message);
  });

  it('when there is no folder at all, or a file of weights in its place', async () => {
    await expect(readModelLayout(join(folder, 'nowhere'))).rejects.toThrow(
      /is not a model folder: there is nothing of that name/,
    );
    await expect(readModelLayout(join(folder, 'hf:some/model@v1'))).rejects.toThrow(
      /^hf:some\/model@v1 is on a hub, .*`onpar models add hf:some\/model@v1` downloads it/,
    );
    const file = join(folder, 'sd.safetensors');
    await writeFile(file, 'x');
    await expect(readModelLayout(file)).rejects.toThrow(/from_single_file/);
  });

  it('and its hash covers what decides its images', async () => {
    const root = await place({});
    const before = await readModel(root);
    await writeFile(join(root, 'model_index.json'), JSON.stringify(index('DDIMScheduler')));
    expect((await readModel(root)).sha256).not.toBe(before.sha256);
  });
});
