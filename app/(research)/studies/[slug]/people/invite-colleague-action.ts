'use server';
import { randomBytes } from 'node:crypto';
import { revalidatePath } from 'next/cache';
import { z } from 'zod';
import { STUDY_ROLES } from '#domain/study-role.ts';
import { inviteColleague } from '#study/colleagues/invite-colleague.ts';
import { studySlug } from '#study/life/study-slug.ts';
import { requireStudyAccess } from '../../../../_auth/require-study-access.ts';
import { database } from '../../../../_data/database.ts';
import { formData, parseCall } from '../../../../_data/parse-call.ts';
import { readPublicAddress } from '../../../../_data/read-public-address.ts';

const call = z.tuple([studySlug, formData]);

/** Makes a link that lets one colleague into a study; for its owners. */
export async function inviteColleagueAction(
  ...given: z.input<typeof call>
): Promise<{ url: string }> {
  const [slug, form] = parseCall(call, given);
  const { study, researcher } = await requireStudyAccess(slug, 'manage-colleagues');
  const role = parseCall(z.enum(STUDY_ROLES), form.get('role'));
  const { href: baseUrl } = await readPublicAddress();
  const { url } = await inviteColleague({
    db: database(),
    to: { studyId: study.id, role },
    invitedById: researcher.id,
    baseUrl,
    now: new Date(),
    randomBytes,
  });
  revalidatePath(`/studies/${slug}/people`);
  return { url };
}
