'use server';
import { redirect } from 'next/navigation';
import { removeColleague } from '#study/colleagues/remove-colleague.ts';
import { studySlug } from '#study/life/study-slug.ts';
import { requireStudyAccess } from '../../../../_auth/require-study-access.ts';
import { database } from '../../../../_data/database.ts';
import { parseCall } from '../../../../_data/parse-call.ts';
import { tellUserError } from '../../../../_data/tell-user-error.ts';

/** Takes whoever calls out of a study. */
export async function leaveStudyAction(given: string): Promise<{ error: string }> {
  const slug = parseCall(studySlug, given);
  const { study, researcher } = await requireStudyAccess(slug, 'see');
  const { error } = await tellUserError(() =>
    removeColleague({ db: database(), studyId: study.id, userId: researcher.id }),
  );
  return error === undefined ? redirect('/studies') : { error };
}
