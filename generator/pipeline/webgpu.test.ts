import { existsSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { present } from '#domain/present.ts';
import { at } from '#domain/at.ts';
import { sampleRecordSchema } from '../manifest/sample-record.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const MODEL = join(ROOT, 'generator/fixtures/tiny-sd');
const CLI = join(ROOT, 'cli/onpar.ts');

/** Folders of Chromium with SwiftShader, a Vulkan driver that needs no GPU, and a Vulkan loader. */
const driver = ['/usr/lib/chromium', join(ROOT, '.onpar/browser')].find(
  (folder) =>
    existsSync(join(folder, 'vk_swiftshader_icd.json')) &&
    existsSync(join(folder, 'libvulkan.so.1')),
);

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'onpar-webgpu-'));
});
afterAll(() => rm(folder, { recursive: true }));

function generate(device: string, env: Record<string, string>): string {
  const args = ['generate', '--model', MODEL, '--prompt', 'a red fox', '--steps', '2'];
  const out = join(folder, device);
  const ran = spawnSync(process.execPath, [CLI, ...args, '--out', out, '--device', device], {
    env: { ...process.env, ...env },
    encoding: 'utf8',
  });
  expect(ran.stderr).toMatch(/1 made/);
  return out;
}

describe.skipIf(driver === undefined)(
  'on WebGPU (skipped where no Chromium with SwiftShader and a Vulkan loader is installed)',
  () => {
    const env = (folder = present(driver, 'the driver')): Record<string, string> => ({
      VK_ICD_FILENAMES: join(folder, 'vk_swiftshader_icd.json'),
      LD_LIBRARY_PATH: folder,
    });
    const pixelsOf = (out: string): Promise<Buffer> =>
      sharp(join(out, '2/00000-0.png')).raw().toBuffer();

    it('the image is that of the CPU, and its record says what made it', async () => {
      const [gpu, cpu] = [generate('webgpu', env()), generate('cpu', {})];
      const [a, b] = [await pixelsOf(gpu), await pixelsOf(cpu)];
      const off = a.map((v, i) => Math.abs(v - at(b, i, 'the pixels of the CPU')));
      expect(Math.max(...off)).toBeLessThanOrEqual(3);
      const manifest = await readFile(join(gpu, 'manifest.jsonl'), 'utf8');
      expect(sampleRecordSchema.parse(JSON.parse(manifest)).device).toMatchObject({
        requested: 'webgpu',
        used: 'webgpu',
        name: 'SwiftShader (software)',
      });
    }, 300_000);

    it('a software driver is not what auto chooses', async () => {
      const out = generate('auto', env());
      const manifest = await readFile(join(out, 'manifest.jsonl'), 'utf8');
      expect(sampleRecordSchema.parse(JSON.parse(manifest)).device).toMatchObject({
        requested: 'auto',
        used: 'cpu',
      });
    });
  },
);
