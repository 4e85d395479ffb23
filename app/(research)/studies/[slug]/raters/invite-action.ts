'use server';
import { randomBytes } from 'node:crypto';
import { revalidatePath } from 'next/cache';
import { z } from 'zod';
import { wholeNumber } from '#domain/whole-number.ts';
import { invitationsCsv } from '#study/raters/invitations-csv.ts';
import { MOST_GUESTS } from '#study/raters/most-guests.ts';
import { inviteRaters } from '#study/raters/invite-raters.ts';
import type { Invitation } from '#study/raters/invite-raters.ts';
import { studySlug } from '#study/life/study-slug.ts';
import { requireStudyAccess } from '../../../../_auth/require-study-access.ts';
import { database } from '../../../../_data/database.ts';
import { formData, parseCall } from '../../../../_data/parse-call.ts';
import { readPublicAddress } from '../../../../_data/read-public-address.ts';
import { tellUserError } from '../../../../_data/tell-user-error.ts';
import type { Outcome } from '../../../../_data/tell-user-error.ts';

/** What was made: to be shown, and to be kept as a file. */
export type Invited = { invitations: Invitation[]; csv: string };

const call = z.tuple([studySlug, formData]);
const count = z.coerce.number().pipe(wholeNumber(1, MOST_GUESTS));

/** Creates invitation links for a study; for those who may. */
export async function inviteAction(...given: z.input<typeof call>): Promise<Outcome<Invited>> {
  const [slug, form] = parseCall(call, given);
  await requireStudyAccess(slug, 'manage-raters');
  const asked = count.safeParse(form.get('count'));
  if (!asked.success) return { error: `Give a number of links from 1 to ${MOST_GUESTS}.` };
  const { href: baseUrl } = await readPublicAddress();
  const outcome = await tellUserError(async () => {
    const where = { db: database(), slug, baseUrl, randomBytes };
    const invitations = await inviteRaters({ ...where, count: asked.data });
    return { invitations, csv: invitationsCsv(invitations) };
  });
  revalidatePath(`/studies/${slug}`, 'layout');
  return outcome;
}
