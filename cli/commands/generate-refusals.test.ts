import { spawnSync } from 'node:child_process';
import { cp, mkdir, mkdtemp, rm, stat, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { captureCommand } from './capture-command.ts';
import { generateCommand } from './generate.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const MODEL = join(ROOT, 'generator/fixtures/tiny-sd');

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'onpar-refusals-'));
});
afterAll(() => rm(folder, { recursive: true }));

async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}

describe('a wrong call of onpar generate says why in one sentence and writes nothing', () => {
  beforeAll(async () => {
    await mkdir(join(folder, 'empty'));
    await cp(MODEL, join(folder, 'truncated'), { recursive: true });
    await truncate(join(folder, 'truncated/unet/model.onnx'), 50_000);
  });

  const model = ['--model', MODEL];
  const prompt = ['--prompt', 'a red fox'];
  it.each([
    ['a folder that is no model', 1, ['--model', 'FOLDER/empty', ...prompt], /not a model folder/],
    [
      'a truncated ONNX file',
      1,
      ['--model', 'FOLDER/truncated', ...prompt],
      /unet\/model.onnx is not a whole ONNX file/,
    ],
    [
      'a prompt of 10,000 characters',
      2,
      [...model, '--prompt', 'x'.repeat(10_000)],
      /10000 characters/,
    ],
    [
      'no steps',
      2,
      [...model, ...prompt, '--steps', '0'],
      /--steps must be a whole number from 1 to 1000, not 0/,
    ],
    [
      'a width that 8 does not divide',
      2,
      [...model, ...prompt, '--width', '65'],
      /--width must be a multiple of 8 from 16 to 4096, not 65/,
    ],
    [
      'a size that the U-Net cannot have',
      2,
      [...model, ...prompt, '--width', '88', '--height', '96'],
      /width is 88, and the model makes width and height in multiples of 16, from 16 to 4096: write 80 or 96/,
    ],
    [
      'an unknown scheduler',
      2,
      [...model, ...prompt, '--scheduler', 'magic'],
      /--scheduler must be one of ddim, .*, not "magic"/,
    ],
    ['an unknown device', 2, [...model, ...prompt, '--device', 'tpu'], /"tpu" is not known/],
    [
      'CUDA without its libraries',
      1,
      [...model, ...prompt, '--device', 'cuda'],
      /CUDA device 0 cannot be used/,
    ],
    ['no prompt', 2, model, /--prompt TEXT or --prompts FILE/],
    [
      'a missing prompt file',
      2,
      [...model, '--prompts', 'nowhere.tsv'],
      /nowhere.tsv cannot be read/,
    ],
    [
      'a protocol and its contents',
      2,
      ['--protocol', 'p.yaml', '--steps', '3'],
      /--steps is what the protocol decides/,
    ],
  ])('%s', async (_, code, args, message) => {
    const placed = args.map((arg) => arg.replace('FOLDER', folder));
    const ran = await captureCommand(
      generateCommand(),
      ...placed,
      '--out',
      join(folder, 'nothing'),
    );
    expect(ran.err).toMatch(message);
    expect(ran.code).toBe(code);
    expect(ran.err.trimEnd().split('\n')).toHaveLength(1);
    expect(await exists(join(folder, 'nothing'))).toBe(false);
  });

  it('so does a folder that cannot be written', async () => {
    await writeFile(join(folder, 'file'), 'x');
    const ran = await captureCommand(
      generateCommand(),
      ...model,
      ...prompt,
      '--steps',
      '1',
      '--out',
      join(folder, 'file'),
    );
    expect(ran.code).toBe(1);
    expect(ran.err).toMatch(/Images cannot be written to .*file \(it is not a folder\)/);
  });

  it('ends the process with that status, and without a database', async () => {
    const args = ['generate', ...model, ...prompt, '--steps', '0', '--out', 'nothing'];
    const ran = spawnSync(process.execPath, [join(ROOT, 'cli/onpar.ts'), ...args], {
      cwd: folder,
      encoding: 'utf8',
      env: { ...process.env, ONPAR_HOME: join(folder, 'home') },
    });
    expect(ran).toMatchObject({ status: 2, stdout: '' });
    expect(ran.stderr).toBe('onpar: --steps must be a whole number from 1 to 1000, not 0.\n');
    expect(await exists(join(folder, 'home'))).toBe(false);
  });
});
