import { createHash } from 'node:crypto';
import { mkdtemp, readdir, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strToU8, zipSync } from 'fflate';
import { expect, it } from 'vitest';
import { at } from '#domain/at.ts';
import { cudaFolder, isCudaInstalled, runtimeVersion } from './cuda-folder.ts';
import { installCuda } from './install-cuda.ts';

const PROVIDER = 'onnxruntime/capi/libonnxruntime_providers_cuda.so';

/** A wheel whose record is true, but for the digests that are given. */
function wheel(files: Record<string, string>, digests: Record<string, string> = {}): Uint8Array {
  const record = Object.entries(files).map(([path, text]) => {
    const digest = digests[path] ?? createHash('sha256').update(text).digest('base64url');
    return `${path},sha256=${digest},${text.length}`;
  });
  const all = { ...files, 'some-1.dist-info/RECORD': [...record, 'RECORD,,'].join('\n') };
  return zipSync(
    Object.fromEntries(Object.entries(all).map(([path, text]) => [path, strToU8(text)])),
  );
}

const provider = (): Record<string, string> => ({
  [PROVIDER]: 'the provider',
  'onnxruntime/capi/libonnxruntime_providers_shared.so': 'the bridge',
  'onnxruntime/capi/libonnxruntime.so.1.30.0': 'another runtime',
  'onnxruntime/capi/onnxruntime_pybind11_state.cpython-312-x86_64-linux-gnu.so': 'of Python',
  'onnxruntime/__init__.py': 'import os',
});
const cuda = (): Record<string, string> => ({
  'nvidia/cu13/lib/libcublas.so.13': 'blas',
  'nvidia/cu13/lib/libcublasLt.so.13': 'light blas',
  'nvidia/cu13/lib/libcudart.so.13': 'runtime',
  'nvidia/cudnn/lib/libcudnn.so.9': 'networks',
});

type Wheels = Record<string, Uint8Array>;
const whole = (): Wheels => ({
  [`onnxruntime_gpu-${runtimeVersion()}-cp312-x86_64.whl`]: wheel(provider()),
  'nvidia_all-13-py3.whl': wheel(cuda()),
  'numpy-2.whl': wheel({ 'numpy/_core/_umath.cpython-312.so': 'of Python' }),
});

async function install(wheels: Wheels, cacheFolder?: string): Promise<string> {
  const from = await mkdtemp(join(tmpdir(), 'onpar-wheels-'));
  for (const [name, bytes] of Object.entries(wheels)) await writeFile(join(from, name), bytes);
  const cache = cacheFolder ?? (await mkdtemp(join(tmpdir(), 'onpar-cuda-')));
  return installCuda({ from, cacheFolder: cache });
}

it('unpacks the libraries of the provider beside the runtime in use, and nothing else', async () => {
  const folder = await install(whole());
  expect((await readdir(folder)).sort()).toEqual([
    'libcublas.so.13',
    'libcublasLt.so.13',
    'libcudart.so.13',
    'libcudnn.so.9',
    'libonnxruntime.so.1',
    'libonnxruntime_providers_cuda.so',
    'libonnxruntime_providers_shared.so',
  ]);
  expect(await readFile(join(folder, 'libcublas.so.13'), 'utf8')).toBe('blas');
  expect(isCudaInstalled(folder)).toBe(true);
});

it.each<[string, () => Wheels, string]>([
  ['no wheel at all', () => ({}), 'has no wheel of onnxruntime-gpu: bring the wheels with'],
  [
    'a provider of another version',
    () => ({ ...whole(), [`onnxruntime_gpu-1.2.3-cp312.whl`]: wheel(provider()) }),
    'is not of the version',
  ],
  [
    'a library that is missing',
    () => {
      const rest = Object.entries(cuda()).filter(([path]) => !path.includes('cudnn'));
      return { ...whole(), 'nvidia_all-13-py3.whl': wheel(Object.fromEntries(rest)) };
    },
    'libcudnn.so, which the provider needs',
  ],
  [
    'a library that is not what the record says',
    () => ({
      ...whole(),
      'nvidia_all-13-py3.whl': wheel(cuda(), {
        'nvidia/cu13/lib/libcudart.so.13': 'A'.repeat(43),
      }),
    }),
    "libcudart.so.13 in nvidia_all-13-py3.whl is not what the wheel's record says",
  ],
  [
    'a library that the record does not name',
    () => ({
      ...whole(),
      'nvidia_all-13-py3.whl': zipSync({
        'nvidia/lib/libcublas.so.13': strToU8('x'),
        'some-1.dist-info/RECORD': strToU8(''),
      }),
    }),
    'its record has no hash of nvidia/lib/libcublas.so.13',
  ],
  [
    'half a wheel',
    () => ({ ...whole(), 'nvidia_half.whl': wheel(cuda()).subarray(0, 60) }),
    'nvidia_half.whl is not a wheel that can be used',
  ],
])('refuses %s, and leaves what was there', async (_, wheels, reason) => {
  const cache = await mkdtemp(join(tmpdir(), 'onpar-cuda-'));
  await install(whole(), cache);
  await expect(install(wheels(), cache)).rejects.toThrow(reason);
  expect(isCudaInstalled(cudaFolder(cache))).toBe(true);
  const [version, ...more] = await readdir(join(cache, 'cuda'));
  expect([version, more]).toEqual([runtimeVersion(), []]);
});

it('tells how far it is, up to the whole', async () => {
  const from = await mkdtemp(join(tmpdir(), 'onpar-wheels-'));
  for (const [name, bytes] of Object.entries(whole())) await writeFile(join(from, name), bytes);
  const told: [number, number][] = [];
  const onProgress = (done: number, total: number): void => void told.push([done, total]);
  await installCuda({ from, cacheFolder: await mkdtemp(join(tmpdir(), 'c-')), onProgress });
  const [done, total] = at(told, told.length - 1);
  expect(done).toBe(total);
});
