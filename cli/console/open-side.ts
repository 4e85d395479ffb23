import { existsSync } from 'node:fs';
import { UserError } from '#domain/user-error.ts';
import { openEvaluationInput } from '#evaluation/image-sets/measures/open-evaluation-input.ts';
import type { EvaluationInput } from '#evaluation/image-sets/measures/open-evaluation-input.ts';
import { openSampleStore } from '../processes/sample-store.ts';
import type { Database } from '#prisma/client.ts';
import { REFERENCE_NAME, referencePath } from '#study/measurements/kept-references.ts';
import { openKeptReference } from '#study/measurements/open-kept-reference.ts';
import { findArmImages } from '#study/runs/find-arm-images.ts';
import { readCliEnv } from '../processes/env.ts';

/** `STUDY/ARM`, as far as its letters tell. */
const ARM_OF_STUDY = /^[^/\s]+\/[^/\s]+$/;

/** Whether a side is an arm of a study: it looks so, and no file or folder has the name. */
export function isArmOfStudy(side: string): boolean {
  return ARM_OF_STUDY.test(side) && !existsSync(side);
}

/**
 * Opens what a side of a comparison names: a file or folder, a reference kept under a name by
 * `onpar stats --name`, or `STUDY/ARM`, for which the database is needed.
 */
export async function openSide(side: string, db: Database | undefined): Promise<EvaluationInput> {
  if (db !== undefined && isArmOfStudy(side)) {
    const store = openSampleStore();
    return { kind: 'images', set: await findArmImages({ db, store, reference: side }) };
  }
  const kept = REFERENCE_NAME.test(side) ? referencePath(readCliEnv().homeFolder, side) : undefined;
  if (kept === undefined || existsSync(side)) return openEvaluationInput(side);
  if (existsSync(kept)) return openKeptReference(kept, side);
  throw new UserError(
    `There is no file or folder ${side}, and no reference kept under that name. Of a study, name an arm: ${side}/ARM.`,
    { code: 'bad-image-set' },
  );
}
