import { existsSync } from 'node:fs';
import { resolve } from 'node:path';

/** Where PartiPrompts.tsv may lie: it is not part of the repository. */
const PLACES = ['PartiPrompts.tsv', '../shared/data/PartiPrompts.tsv'];

/** PartiPrompts for the tests: `ONPAR_PARTIPROMPTS`, else a usual place; undefined when not there. */
export function findPartiPrompts(env: NodeJS.ProcessEnv = process.env): string | undefined {
  const named = env.ONPAR_PARTIPROMPTS;
  const found = (named ? [named] : PLACES).find((path) => existsSync(path));
  return found === undefined ? undefined : resolve(found);
}
