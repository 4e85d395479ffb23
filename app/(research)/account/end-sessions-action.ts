'use server';
import { redirect } from 'next/navigation';
import { z } from 'zod';
import { endSessions } from '#study/researchers/end-sessions.ts';
import { requireResearcher } from '../../_auth/require-researcher.ts';
import { database } from '../../_data/database.ts';
import { formData, parseCall } from '../../_data/parse-call.ts';

const form = z.object({ everywhere: z.literal('yes') });

/** Signs whoever is signed in out everywhere. */
export async function endSessionsAction(given: FormData): Promise<undefined> {
  parseCall(form, Object.fromEntries(parseCall(formData, given)));
  const { id: userId } = await requireResearcher();
  await endSessions({ db: database(), userId, now: new Date() });
  redirect('/sign-in?ended');
}
