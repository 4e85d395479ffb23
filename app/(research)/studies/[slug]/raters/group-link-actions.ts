'use server';
import { randomBytes } from 'node:crypto';
import { revalidatePath } from 'next/cache';
import { z } from 'zod';
import { wholeNumber } from '#domain/whole-number.ts';
import { studySlug } from '#study/life/study-slug.ts';
import { MOST_GUESTS } from '#study/raters/most-guests.ts';
import { closeGroupLink } from '#study/recruiting/close-group-link.ts';
import { createGroupLink } from '#study/recruiting/create-group-link.ts';
import type { CreatedGroupLink } from '#study/recruiting/create-group-link.ts';
import { GROUP_KINDS } from '#study/recruiting/group-link.ts';
import { requireStudyAccess } from '../../../../_auth/require-study-access.ts';
import { database } from '../../../../_data/database.ts';
import { formData, parseCall } from '../../../../_data/parse-call.ts';
import { readPublicAddress } from '../../../../_data/read-public-address.ts';
import { tellUserError } from '../../../../_data/tell-user-error.ts';
import type { Outcome } from '../../../../_data/tell-user-error.ts';

const createCall = z.tuple([studySlug, formData]);
const closeCall = z.tuple([studySlug, z.uuid(), formData]);
const form = z.object({
  cap: z.coerce.number().pipe(wholeNumber(1, MOST_GUESTS)),
  kind: z.enum(GROUP_KINDS),
  /** whole days from now; empty: no end */
  days: z.union([z.literal(''), z.coerce.number().pipe(wholeNumber(1, 3650))]),
});

const DAY_MS = 24 * 60 * 60 * 1000;

/** Makes a group link of a study; for its owners. */
export async function createGroupLinkAction(
  ...given: z.input<typeof createCall>
): Promise<Outcome<CreatedGroupLink>> {
  const [slug, sent] = parseCall(createCall, given);
  const { study } = await requireStudyAccess(slug, 'manage-raters');
  const asked = form.safeParse(Object.fromEntries(sent));
  if (!asked.success) return { error: `Give a number of raters from 1 to ${MOST_GUESTS}.` };
  const { cap, kind, days } = asked.data;
  const now = new Date();
  const endsAt = days === '' ? null : new Date(now.getTime() + days * DAY_MS);
  const { href: baseUrl } = await readPublicAddress();
  const outcome = await tellUserError(() =>
    createGroupLink({ db: database(), study, kind, cap, endsAt, baseUrl, now, randomBytes }),
  );
  revalidatePath(`/studies/${slug}`, 'layout');
  return outcome;
}

/** Ends a group link; for owners of its study. */
export async function closeGroupLinkAction(
  ...given: z.input<typeof closeCall>
): Promise<{ error?: string }> {
  const [slug, id] = parseCall(closeCall, given);
  const { study } = await requireStudyAccess(slug, 'manage-raters');
  const { error } = await tellUserError(() =>
    closeGroupLink({ db: database(), study, id, now: new Date() }),
  );
  revalidatePath(`/studies/${slug}`, 'layout');
  return error === undefined ? {} : { error };
}
