'use server';
import { randomBytes } from 'node:crypto';
import { redirect } from 'next/navigation';
import { z } from 'zod';
import { enrolRater } from '#study/raters/enrol.ts';
import { limitTogether } from '../../../_auth/rate-limit.ts';
import { database } from '../../../_data/database.ts';
import { formData, parseCall } from '../../../_data/parse-call.ts';
import { tellUserError } from '../../../_data/tell-user-error.ts';
import type { FormOutcome } from '../../../_ui/action-form.tsx';
import { writeRaterCookie } from '../../_server/write-rater-cookie.ts';

const call = z.tuple([z.unknown(), formData]);
const form = z.object({ token: z.string().min(16).max(128) });
const perLink = limitTogether('invitation', { limit: 20, windowMs: 60_000 });

/** Takes an invitation up: a session in this browser, and on to the consent. */
export async function start(...given: [before: FormOutcome, form: FormData]): Promise<FormOutcome> {
  const [, sent] = parseCall(call, given);
  const parsed = form.safeParse(Object.fromEntries(sent));
  if (!parsed.success)
    return { error: 'this link is incomplete: open it again from the invitation' };
  const { token } = parsed.data;
  const now = new Date();
  if (!(await perLink.allow(token))) return { error: 'too many tries at once: wait a minute' };
  const enrolled = await tellUserError(async () => {
    const db = database();
    const { sessionToken } = await enrolRater({ db, inviteToken: token, now, randomBytes });
    await writeRaterCookie(sessionToken);
  });
  if (enrolled.error !== undefined) return { error: enrolled.error };
  redirect('/rate/consent');
}
