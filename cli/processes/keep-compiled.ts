import { enableCompileCache } from 'node:module';
import { join } from 'node:path';
import { PACKAGE_FOLDER } from './package-folder.ts';

/**
 * Keeps beside the packages what Node makes of our files (types taken out, code compiled), so that the next command
 * begins in about two thirds of the time. Where that folder cannot be written nothing is kept, and nothing else
 * changes; `NODE_COMPILE_CACHE`, where it is set, says where instead.
 */
export function keepCompiled(): void {
  enableCompileCache(join(PACKAGE_FOLDER, 'node_modules', '.cache', 'onpar', 'compiled'));
}
