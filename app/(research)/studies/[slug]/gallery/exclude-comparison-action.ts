'use server';
import { revalidatePath } from 'next/cache';
import { excludeComparison } from '#study/life/exclude-comparison.ts';
import { requireStudyAccess } from '../../../../_auth/require-study-access.ts';
import { database } from '../../../../_data/database.ts';
import { readReason } from '../../../../_data/read-reason.ts';
import { tellUserError } from '../../../../_data/tell-user-error.ts';

/** Leaves a comparison out of a study; for its owners. */
export async function excludeComparisonAction(
  slug: string,
  comparisonId: string,
  form: FormData,
): Promise<{ error: string } | undefined> {
  const { study, researcher } = await requireStudyAccess(slug, 'owner');
  const outcome = await tellUserError(async () =>
    excludeComparison({
      db: database(),
      studyId: study.id,
      comparisonId,
      reason: readReason(form),
      now: new Date(),
      userId: researcher.id,
    }),
  );
  revalidatePath(`/studies/${slug}`, 'layout');
  return outcome.error === undefined ? undefined : { error: outcome.error };
}
