'use server';
import { revalidatePath } from 'next/cache';
import { recordDeviation } from '#study/life/record-deviation.ts';
import { requireStudyAccess } from '../../../../_auth/require-study-access.ts';
import { database } from '../../../../_data/database.ts';
import { earlyLookKind } from '../../../../_data/read-result-access.ts';
import { readReason } from '../../../../_data/read-reason.ts';
import { tellUserError } from '../../../../_data/tell-user-error.ts';

/** Puts an early look at an open study on record, which lets its owner read the results for an hour. */
export async function lookEarlyAction(
  slug: string,
  form: FormData,
): Promise<{ error: string } | undefined> {
  const { study, researcher } = await requireStudyAccess(slug, 'owner');
  const outcome = await tellUserError(async () =>
    recordDeviation({
      db: database(),
      studyId: study.id,
      kind: earlyLookKind,
      reason: readReason(form),
      now: new Date(),
      userId: researcher.id,
    }),
  );
  revalidatePath(`/studies/${slug}`, 'layout');
  return outcome.error === undefined ? undefined : { error: outcome.error };
}
