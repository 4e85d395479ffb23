'use server';
import { revalidatePath } from 'next/cache';
import { z } from 'zod';
import { releaseSample } from '#study/life/release-sample.ts';
import { studySlug } from '#study/life/study-slug.ts';
import { requireStudyAccess } from '../../../../_auth/require-study-access.ts';
import { database } from '../../../../_data/database.ts';
import { formData, parseCall } from '../../../../_data/parse-call.ts';
import { parseReason } from '../../../../_data/parse-reason.ts';
import { tellUserError } from '../../../../_data/tell-user-error.ts';

const call = z.tuple([studySlug, z.uuid(), formData]);

/** Lets an image past the content gate, for those who may. */
export async function releaseSampleAction(
  ...given: z.input<typeof call>
): Promise<{ error: string } | undefined> {
  const [slug, sampleId, form] = parseCall(call, given);
  const { study, researcher } = await requireStudyAccess(slug, 'judge-images');
  const outcome = await tellUserError(async () =>
    releaseSample({
      db: database(),
      studyId: study.id,
      sampleId,
      reason: parseReason(form),
      now: new Date(),
      userId: researcher.id,
    }),
  );
  revalidatePath(`/studies/${slug}`, 'layout');
  return outcome.error === undefined ? undefined : { error: outcome.error };
}
