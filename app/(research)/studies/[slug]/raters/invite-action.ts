'use server';
import { randomBytes } from 'node:crypto';
import { revalidatePath } from 'next/cache';
import { z } from 'zod';
import { inviteRaters } from '#study/raters/invite-raters.ts';
import type { Invitation } from '#study/raters/invite-raters.ts';
import { studySlug } from '#study/life/study-slug.ts';
import { requireStudyAccess } from '../../../../_auth/require-study-access.ts';
import { database } from '../../../../_data/database.ts';
import { formData, parseCall } from '../../../../_data/parse-call.ts';
import { readPublicAddress } from '../../../../_data/read-public-address.ts';
import { tellUserError } from '../../../../_data/tell-user-error.ts';
import type { Outcome } from '../../../../_data/tell-user-error.ts';

const call = z.tuple([studySlug, formData]);
const count = z.coerce.number('Give a number of links.').int().min(1).max(1000);

/** Creates invitation links for a study; for its owners. */
export async function inviteAction(...given: z.input<typeof call>): Promise<Outcome<Invitation[]>> {
  const [slug, form] = parseCall(call, given);
  await requireStudyAccess(slug, 'owner');
  const asked = count.safeParse(form.get('count'));
  if (!asked.success) return { error: 'Give a number of links between 1 and 1,000.' };
  const { href: baseUrl } = await readPublicAddress();
  const outcome = await tellUserError(() =>
    inviteRaters({ db: database(), slug, count: asked.data, baseUrl, randomBytes }),
  );
  revalidatePath(`/studies/${slug}`, 'layout');
  return outcome;
}
