'use server';
import { revalidatePath } from 'next/cache';
import { z } from 'zod';
import { studySlug } from '#study/life/study-slug.ts';
import { lookEarly } from '#study/results/look-early.ts';
import { requireStudyAccess } from '../../../../_auth/require-study-access.ts';
import { database } from '../../../../_data/database.ts';
import { formData, parseCall } from '../../../../_data/parse-call.ts';
import { parseReason } from '../../../../_data/parse-reason.ts';
import { readResultAccess } from '../../../../_data/read-result-access.ts';
import { readResults } from '../../../../_data/read-results.ts';
import { tellUserError } from '../../../../_data/tell-user-error.ts';

const call = z.tuple([studySlug, formData]);

/**
 * Puts an early look at an open study on record, which lets its owner read the results for an hour.
 * The table is made first: where there is nothing to show, nothing is noted.
 */
export async function lookEarlyAction(
  ...given: z.input<typeof call>
): Promise<{ error: string } | undefined> {
  const [slug, form] = parseCall(call, given);
  const { study, researcher } = await requireStudyAccess(slug, 'look-early');
  const userId = researcher.id;
  const outcome = await tellUserError(async () => {
    const reason = parseReason(form);
    const access = await readResultAccess({ study, userId, reading: 'results' });
    if (access.shown) return;
    await readResults(study);
    await lookEarly({ db: database(), studyId: study.id, userId, reason, now: new Date() });
  });
  revalidatePath(`/studies/${slug}`, 'layout');
  return outcome.error === undefined ? undefined : { error: outcome.error };
}
