import { join } from 'node:path';

/** Where a home folder keeps the models that were brought to it. */
export function modelsFolder(homeFolder: string): string {
  return join(homeFolder, 'models');
}
