import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { readDeviceEnv } from '../env.ts';

const require = createRequire(import.meta.url);

/** onnxruntime's CUDA provider, as its library is called here. */
export const CUDA_PROVIDER =
  process.platform === 'win32'
    ? 'onnxruntime_providers_cuda.dll'
    : 'libonnxruntime_providers_cuda.so';

/** The runtime's own library, which looks for its providers beside itself. */
export const RUNTIME_LIBRARY = 'libonnxruntime.so.1';

/** The version of onnxruntime-node in use; its providers must be of the same. */
export function runtimeVersion(): string {
  const about: unknown = require('onnxruntime-node/package.json');
  if (typeof about === 'object' && about !== null && 'version' in about)
    return String(about.version);
  throw new Error('The package of onnxruntime-node does not tell its version.');
}

/** Where the package keeps its binding and its runtime. */
export function bindingFolder(): string {
  const entry = require.resolve('onnxruntime-node');
  return join(dirname(entry), '../bin/napi-v6', process.platform, process.arch);
}

/** Where `onpar gpu install` puts the CUDA provider of this version and what it needs. */
export function cudaFolder(cacheFolder: string): string {
  return join(cacheFolder, 'cuda', runtimeVersion());
}

/** Whether the provider lies in a folder with the runtime beside it. */
export function isCudaInstalled(folder: string): boolean {
  return existsSync(join(folder, CUDA_PROVIDER)) && existsSync(join(folder, RUNTIME_LIBRARY));
}

/**
 * Whether this process finds onnxruntime's CUDA provider, which is not part of its npm package:
 * beside its binding, or in a folder of the library path with the runtime, which is then taken from
 * there.
 */
export function hasCudaLibraries(): boolean {
  return (
    existsSync(join(bindingFolder(), CUDA_PROVIDER)) ||
    readDeviceEnv().libraryPath.some((folder) => isCudaInstalled(folder))
  );
}
