'use server';
import { revalidatePath } from 'next/cache';
import { z } from 'zod';
import { explainDifferences } from '#study/life/explain-differences.ts';
import { studySlug } from '#study/life/study-slug.ts';
import { requireStudyAccess } from '../../../_auth/require-study-access.ts';
import { database } from '../../../_data/database.ts';
import { formData, parseCall } from '../../../_data/parse-call.ts';
import { parseReason } from '../../../_data/parse-reason.ts';
import { tellUserError } from '../../../_data/tell-user-error.ts';

const call = z.tuple([studySlug, formData]);

/** Puts on record why a study is no longer what was frozen; for those who may. */
export async function explainDifferencesAction(
  ...given: z.input<typeof call>
): Promise<{ error: string } | undefined> {
  const [slug, form] = parseCall(call, given);
  const { researcher } = await requireStudyAccess(slug, 'explain-change');
  const outcome = await tellUserError(async () =>
    explainDifferences({
      db: database(),
      slug,
      reason: parseReason(form),
      now: new Date(),
      userId: researcher.id,
    }),
  );
  revalidatePath(`/studies/${slug}`, 'layout');
  return outcome.error === undefined ? undefined : { error: outcome.error };
}
