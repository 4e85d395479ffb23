import { execFile } from 'node:child_process';
import { copyFile, mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';
import { bindingFolder, CUDA_PROVIDER, cudaFolder } from '#onnx/cuda/cuda-folder.ts';
import { RUNTIME_LIBRARY } from '#onnx/cuda/cuda-folder.ts';
import { parseCards } from '../processes/nvidia-cards.ts';

const run = promisify(execFile);

async function seenWith(cache: string): Promise<unknown> {
  const env = { ...process.env, ONPAR_CACHE: cache };
  const { stdout } = await run(process.execPath, [resolve('cli/onpar.ts'), 'gpu', '--json'], {
    env,
  });
  return JSON.parse(stdout);
}

it('finds the provider that was installed, and says of each device whether it works', async () => {
  const cache = await mkdtemp(join(tmpdir(), 'onpar-gpu-'));
  const cpu = expect.objectContaining({ device: 'cpu', works: true, problem: null }) as unknown;
  const before = await seenWith(cache);
  expect(before).toMatchObject({ cuda_provider: false, devices: expect.arrayContaining([cpu]) });
  const folder = cudaFolder(cache);
  await mkdir(folder, { recursive: true });
  await copyFile(join(bindingFolder(), RUNTIME_LIBRARY), join(folder, RUNTIME_LIBRARY));
  await writeFile(join(folder, CUDA_PROVIDER), '');
  expect(await seenWith(cache)).toMatchObject({
    cuda_provider: true,
    devices: expect.arrayContaining([cpu]),
  });
});

it('reads what nvidia-smi prints', () => {
  const text = '0, NVIDIA H100 80GB HBM3, 81559, 550.54.15\n1, Tesla T4, [N/A], 550.54.15\n';
  expect(parseCards(text)).toEqual([
    { index: 0, name: 'NVIDIA H100 80GB HBM3', memory_mib: 81559, driver: '550.54.15' },
    { index: 1, name: 'Tesla T4', memory_mib: null, driver: '550.54.15' },
  ]);
});
