import { homedir } from 'node:os';
import { join } from 'node:path';

/** Where the bench finds the converted network: the cache folder of the command line. */
export function benchCacheFolder(env: NodeJS.ProcessEnv = process.env): string {
  const base = env.XDG_CACHE_HOME || join(homedir(), '.cache');
  return env.ONPAR_CACHE || join(base, 'onpar');
}
