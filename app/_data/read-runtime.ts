import type { Study } from '#prisma/generated/client.ts';
import { readStudyRuntime } from '#study/results/read-study-runtime.ts';
import type { StudyRuntime } from '#study/runtime/study-runtime.ts';
import { database } from './database.ts';

/** Seconds per image of a study's arms; null where its votes were imported, and images are elsewhere. */
export async function readRuntime(
  study: Pick<Study, 'id' | 'origin'>,
): Promise<StudyRuntime | null> {
  return study.origin === null ? readStudyRuntime(database(), study.id) : null;
}
