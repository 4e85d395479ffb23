import { cudaFolder, isCudaInstalled } from '#onnx/cuda/cuda-folder.ts';
import { readDeviceEnv } from '#onnx/env.ts';
import { childEnv, readCliEnv } from './env.ts';

/**
 * Begins this process again with the CUDA libraries of `onpar gpu install` on its library path,
 * which the loader reads only when a process begins. Does nothing where there are none, or they are
 * on it; processes that we start inherit it.
 */
export function takeCudaLibraries(): void {
  if (process.platform !== 'linux' || process.connected) return;
  const folder = cudaFolder(readCliEnv().cacheFolder);
  const { libraryPath } = readDeviceEnv();
  if (libraryPath.includes(folder) || !isCudaInstalled(folder)) return;
  const node = [process.execPath, ...process.execArgv, ...process.argv.slice(1)];
  const env = childEnv({ LD_LIBRARY_PATH: [folder, ...libraryPath].join(':') });
  process.execve?.(process.execPath, node, env);
}
