'use server';
import { redirect } from 'next/navigation';
import { z } from 'zod';
import { acceptInvitation } from '#study/colleagues/accept-invitation.ts';
import { requireResearcher } from '../../../_auth/require-researcher.ts';
import { database } from '../../../_data/database.ts';
import { formData, parseCall } from '../../../_data/parse-call.ts';
import type { FormOutcome } from '../../../_ui/action-form.tsx';

const call = z.tuple([z.unknown(), formData]);
const form = z.object({ token: z.string().min(16).max(128) });

/** Takes an invitation up for whoever is signed in, and goes to the study. */
export async function joinAction(
  ...given: [before: FormOutcome, form: FormData]
): Promise<FormOutcome> {
  const [, sent] = parseCall(call, given);
  const { token } = parseCall(form, Object.fromEntries(sent));
  const { id: userId } = await requireResearcher();
  const joined = await acceptInvitation({
    db: database(),
    token,
    joiner: { userId },
    now: new Date(),
  });
  if (joined) redirect(joined.slug === null ? '/studies' : `/studies/${joined.slug}`);
  return { error: 'This invitation no longer works: ask for a new one.' };
}
