'use server';
import { revalidatePath } from 'next/cache';
import { closeStudy } from '#study/life/close-study.ts';
import { studySlug } from '#study/life/study-slug.ts';
import { requireStudyAccess } from '../../../_auth/require-study-access.ts';
import { database } from '../../../_data/database.ts';
import { parseCall } from '../../../_data/parse-call.ts';
import { tellUserError } from '../../../_data/tell-user-error.ts';

/** Closes an open study; for those who may. */
export async function closeStudyAction(given: string): Promise<{ error: string } | undefined> {
  const slug = parseCall(studySlug, given);
  await requireStudyAccess(slug, 'close');
  const outcome = await tellUserError(() => closeStudy({ db: database(), slug, now: new Date() }));
  revalidatePath(`/studies/${slug}`, 'layout');
  return outcome.error === undefined ? undefined : { error: outcome.error };
}
