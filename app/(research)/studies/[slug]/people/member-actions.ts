'use server';
import { revalidatePath } from 'next/cache';
import { z } from 'zod';
import { STUDY_ROLES } from '#domain/study-role.ts';
import { handOver } from '#study/colleagues/hand-over.ts';
import { removeColleague } from '#study/colleagues/remove-colleague.ts';
import { setRole } from '#study/colleagues/set-role.ts';
import { withdrawInvitation } from '#study/colleagues/withdraw-invitation.ts';
import { studySlug } from '#study/life/study-slug.ts';
import { requireStudyAccess } from '../../../../_auth/require-study-access.ts';
import { database } from '../../../../_data/database.ts';
import { formData, parseCall } from '../../../../_data/parse-call.ts';
import { tellUserError } from '../../../../_data/tell-user-error.ts';
import type { ActionOutcome } from '../../../../_ui/confirm-dialog.tsx';

const call = z.tuple([studySlug, z.uuid(), formData]);
type Given = z.input<typeof call>;

/** Makes a colleague something else in a study; for its owners. */
export async function setRoleAction(...given: Given): Promise<ActionOutcome> {
  const [slug, userId, form] = parseCall(call, given);
  const { study } = await requireStudyAccess(slug, 'manage-colleagues');
  const role = parseCall(z.enum(STUDY_ROLES), form.get('role'));
  return tell(slug, () => setRole({ db: database(), studyId: study.id, userId, role }));
}

/** Takes a colleague out of a study; for its owners. */
export async function removeColleagueAction(...given: Given): Promise<ActionOutcome> {
  const [slug, userId] = parseCall(call, given);
  const { study } = await requireStudyAccess(slug, 'manage-colleagues');
  return tell(slug, () => removeColleague({ db: database(), studyId: study.id, userId }));
}

/** Makes a colleague the owner in the place of whoever calls; for owners. */
export async function handOverAction(...given: Given): Promise<ActionOutcome> {
  const [slug, to] = parseCall(call, given);
  const { study, researcher } = await requireStudyAccess(slug, 'manage-colleagues');
  const from = researcher.id;
  return tell(slug, () => handOver({ db: database(), studyId: study.id, from, to }));
}

/** Takes an invitation back that nobody has taken up; for owners. */
export async function withdrawInvitationAction(...given: Given): Promise<ActionOutcome> {
  const [slug, invitationId] = parseCall(call, given);
  const { study } = await requireStudyAccess(slug, 'manage-colleagues');
  const done = await withdrawInvitation({ db: database(), studyId: study.id, invitationId });
  revalidatePath(`/studies/${slug}/people`);
  return done ? undefined : { error: 'It was taken up or taken back already.' };
}

async function tell(slug: string, work: () => Promise<void>): Promise<ActionOutcome> {
  const { error } = await tellUserError(work);
  revalidatePath(`/studies/${slug}`, 'layout');
  return error === undefined ? undefined : { error };
}
