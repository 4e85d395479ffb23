'use server';
import { revalidatePath } from 'next/cache';
import { releaseSample } from '#study/life/release-sample.ts';
import { requireStudyAccess } from '../../../../_auth/require-study-access.ts';
import { database } from '../../../../_data/database.ts';
import { readReason } from '../../../../_data/read-reason.ts';
import { tellUserError } from '../../../../_data/tell-user-error.ts';

/** Lets an image past the content gate; for owners of its study. */
export async function releaseSampleAction(
  slug: string,
  sampleId: string,
  form: FormData,
): Promise<{ error: string } | undefined> {
  const { study, researcher } = await requireStudyAccess(slug, 'owner');
  const outcome = await tellUserError(async () =>
    releaseSample({
      db: database(),
      studyId: study.id,
      sampleId,
      reason: readReason(form),
      now: new Date(),
      userId: researcher.id,
    }),
  );
  revalidatePath(`/studies/${slug}`, 'layout');
  return outcome.error === undefined ? undefined : { error: outcome.error };
}
