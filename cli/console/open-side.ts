import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { openEvaluationInput } from '#evaluation/image-sets/measures/open-evaluation-input.ts';
import type { EvaluationInput } from '#evaluation/image-sets/measures/open-evaluation-input.ts';
import { openLocalStore } from '#generator/sample-store/sample-store.ts';
import type { Database } from '#prisma/client.ts';
import { findArmImages } from '#study/runs/find-arm-images.ts';
import { readCliEnv } from '../processes/env.ts';

/** `STUDY/ARM`, as far as its letters tell. */
const ARM_OF_STUDY = /^[^/\s]+\/[^/\s]+$/;

/** Whether a side is an arm of a study: it looks so, and no file or folder has the name. */
export function isArmOfStudy(side: string): boolean {
  return ARM_OF_STUDY.test(side) && !existsSync(side);
}

/** Where references that are known by a name are kept. */
export function referencePath(name: string): string {
  return join(readCliEnv().homeFolder, 'references', name);
}

/**
 * Opens what a side of a comparison names: a file or folder, a reference kept under a name by
 * `onpar stats --name`, or `STUDY/ARM`, for which the database is needed.
 */
export async function openSide(side: string, db: Database | undefined): Promise<EvaluationInput> {
  if (db !== undefined && isArmOfStudy(side)) {
    const store = openLocalStore(join(readCliEnv().homeFolder, 'samples'));
    return { kind: 'images', set: await findArmImages({ db, store, reference: side }) };
  }
  const kept = /^[\w.-]+$/.test(side) ? referencePath(`${side}.npz`) : undefined;
  if (kept === undefined || existsSync(side) || !existsSync(kept)) return openEvaluationInput(side);
  const input = await openEvaluationInput(kept);
  return input.kind === 'statistics' ? { ...input, label: side } : input;
}
