'use server';
import { randomBytes } from 'node:crypto';
import { redirect } from 'next/navigation';
import { z } from 'zod';
import { enrolRater } from '#study/raters/enrol.ts';
import { limitTogether } from '../../../_auth/rate-limit.ts';
import { database } from '../../../_data/database.ts';
import { formData, parseCall } from '../../../_data/parse-call.ts';
import type { FormOutcome } from '../../../_ui/action-form.tsx';
import { findWords } from '../../_server/find-language.ts';
import { isPageOf } from '../../_server/is-page-of.ts';
import { tellObstacle } from '../../_server/tell-obstacle.ts';
import { writeRaterCookie } from '../../_server/write-rater-cookie.ts';

const call = z.tuple([z.unknown(), formData]);
const form = z.object({ token: z.string().min(16).max(128) });
const perLink = limitTogether('invitation', { limit: 20, windowMs: 60_000 });

/** Takes an invitation up: a session in this browser, and on to the consent. */
export async function start(...given: [before: FormOutcome, form: FormData]): Promise<FormOutcome> {
  const [, sent] = parseCall(call, given);
  const words = await findWords();
  const parsed = form.safeParse(Object.fromEntries(sent));
  if (!parsed.success) return { error: words.invitation.incomplete };
  const { token } = parsed.data;
  // tries are counted by the address of the page
  if (!(await isPageOf(token))) return { error: words.invitation.incomplete };
  const now = new Date();
  if (!(await perLink.allow(token))) return { error: words.invitation.tooMany };
  const enrolled = await tellObstacle(words, async () => {
    const db = database();
    const { sessionToken } = await enrolRater({ db, inviteToken: token, now, randomBytes });
    await writeRaterCookie(sessionToken);
  });
  if (enrolled.error !== undefined) return { error: enrolled.error };
  redirect('/rate/consent');
}
