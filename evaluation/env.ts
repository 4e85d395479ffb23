import { homedir } from 'node:os';
import { join } from 'node:path';

/** Where the bench finds the converted network: the cache folder of the command line. */
export function benchCacheFolder(env: NodeJS.ProcessEnv = process.env): string {
  const base = env.XDG_CACHE_HOME || join(homedir(), '.cache');
  return env.ONPAR_CACHE || join(base, 'onpar');
}

/** The Python that peers are measured with, without the settings that slow a current OpenBLAS. */
export function benchPython(env: NodeJS.ProcessEnv = process.env): {
  command: string;
  env: NodeJS.ProcessEnv;
} {
  const plain = { ...env };
  delete plain.OPENBLAS_CORETYPE;
  delete plain.OPENBLAS_L2_SIZE;
  return { command: env.ONPAR_PYTHON || 'python3', env: plain };
}
