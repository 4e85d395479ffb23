'use server';
import { revalidatePath } from 'next/cache';
import { z } from 'zod';
import { studySlug } from '#study/life/study-slug.ts';
import { eraseRater } from '#study/raters/erase-rater.ts';
import { findRater } from '#study/raters/find-rater.ts';
import { withdrawRater } from '#study/raters/withdraw-rater.ts';
import { requireStudyAccess } from '../../../../../_auth/require-study-access.ts';
import { database } from '../../../../../_data/database.ts';
import { formData, parseCall } from '../../../../../_data/parse-call.ts';
import { storableText } from '../../../../../_data/storable-text.ts';
import { tellUserError } from '../../../../../_data/tell-user-error.ts';

const call = z.tuple([studySlug, storableText.min(1).max(40), formData]);
type Call = z.input<typeof call>;
type Work = (options: {
  db: ReturnType<typeof database>;
  enrolmentId: string;
  now: Date;
}) => Promise<unknown>;

/** Ends a rater's part at the rater's wish; for owners. */
export async function withdrawRaterAction(...given: Call): Promise<{ error?: string }> {
  return workOn(withdrawRater, given);
}

/** Erases what ties a rater to a person; for owners. */
export async function eraseRaterAction(...given: Call): Promise<{ error?: string }> {
  return workOn(eraseRater, given);
}

async function workOn(work: Work, given: Call): Promise<{ error?: string }> {
  const [slug, pseudonym] = parseCall(call, given);
  const { study } = await requireStudyAccess(slug, 'answer-raters');
  const { error } = await tellUserError(async () => {
    const db = database();
    const { id: enrolmentId } = await findRater({ db, study, pseudonym });
    await work({ db, enrolmentId, now: new Date() });
  });
  revalidatePath(`/studies/${slug}`, 'layout');
  return error === undefined ? {} : { error };
}
