import { cudaFolder, isCudaInstalled } from '#onnx/cuda/cuda-folder.ts';
import { TF32_VARIABLE } from '#onnx/cuda/tf32.ts';
import { readDeviceEnv } from '#onnx/env.ts';
import { childEnv, readCliEnv, setEnv } from './env.ts';

/**
 * Makes this process, and those that it starts, compute on NVIDIA's cards as on other devices.
 * float32 stays float32: TF32 is forbidden, unless the user said what holds. The CUDA libraries of
 * `onpar gpu install` come onto the library path, which the loader reads only when a process begins:
 * it begins again, where there are any and the path lacks them.
 */
export function prepareCuda(): void {
  if (process.connected) return;
  const { libraryPath, tf32 } = readDeviceEnv();
  setEnv({ [TF32_VARIABLE]: tf32 ?? '0' });
  if (process.platform !== 'linux') return;
  const folder = cudaFolder(readCliEnv().cacheFolder);
  if (libraryPath.includes(folder) || !isCudaInstalled(folder)) return;
  const node = [process.execPath, ...process.execArgv, ...process.argv.slice(1)];
  const env = childEnv({ LD_LIBRARY_PATH: [folder, ...libraryPath].join(':') });
  process.execve?.(process.execPath, node, env);
}
