import { constants, enableCompileCache } from 'node:module';
import { join } from 'node:path';
import { setEnv } from './env.ts';
import { PACKAGE_FOLDER } from './package-folder.ts';

/**
 * Keeps beside the packages what Node makes of our files (types taken out, code compiled), for the next command
 * and for the processes that this one starts, which begin in about two thirds of the time. Where that folder
 * cannot be written nothing is kept, and nothing else changes; `NODE_COMPILE_CACHE`, where it is set, says where
 * instead.
 */
export function keepCompiled(): void {
  const folder = join(PACKAGE_FOLDER, 'node_modules', '.cache', 'onpar', 'compiled');
  const { status } = enableCompileCache(folder);
  if (status === constants.compileCacheStatus.ENABLED) setEnv({ NODE_COMPILE_CACHE: folder });
}
