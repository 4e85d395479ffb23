'use server';
import { revalidatePath } from 'next/cache';
import { openStudy } from '#study/life/open-study.ts';
import { studySlug } from '#study/life/study-slug.ts';
import { requireStudyAccess } from '../../../_auth/require-study-access.ts';
import { database } from '../../../_data/database.ts';
import { parseCall } from '../../../_data/parse-call.ts';
import { tellUserError } from '../../../_data/tell-user-error.ts';

/** Opens a study for votes; for those who may. */
export async function openStudyAction(given: string): Promise<{ error: string } | undefined> {
  const slug = parseCall(studySlug, given);
  await requireStudyAccess(slug, 'open');
  const outcome = await tellUserError(() => openStudy({ db: database(), slug, now: new Date() }));
  revalidatePath(`/studies/${slug}`, 'layout');
  return outcome.error === undefined ? undefined : { error: outcome.error };
}
