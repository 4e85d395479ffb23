'use server';
import { randomBytes } from 'node:crypto';
import { redirect } from 'next/navigation';
import { z } from 'zod';
import { linkRefused } from '#study/raters/link-refused.ts';
import { findGroupLink } from '#study/recruiting/find-group-link.ts';
import { joinGroup } from '#study/recruiting/join-group.ts';
import type { Joined } from '#study/recruiting/join-group.ts';
import { readPanelVisit } from '#study/recruiting/panel-visit.ts';
import { limitTogether } from '../../../_auth/rate-limit.ts';
import { database } from '../../../_data/database.ts';
import { formData, parseCall } from '../../../_data/parse-call.ts';
import type { FormOutcome } from '../../../_ui/action-form.tsx';
import { findWords } from '../../_server/find-language.ts';
import type { FoundRater } from '../../_server/find-rater.ts';
import { isPageOf } from '../../_server/is-page-of.ts';
import { tellObstacle } from '../../_server/tell-obstacle.ts';
import { writeRaterCookie } from '../../_server/write-rater-cookie.ts';
import { findJoined } from './find-joined.ts';

const call = z.tuple([z.unknown(), formData]);
const form = z.looseObject({ token: z.string().min(16).max(128) });
const perPerson = limitTogether('group-person', { limit: 20, windowMs: 60_000 });
const perLink = limitTogether('group-link', { limit: 600, windowMs: 60_000 });

/**
 * Joins by a group link: on to a link of one's own, or, from a panel, to the consent. In a browser that
 * has joined by it before, the same rater goes on.
 */
export async function join(...given: [before: FormOutcome, form: FormData]): Promise<FormOutcome> {
  const [, sent] = parseCall(call, given);
  const words = await findWords();
  const parsed = form.safeParse(Object.fromEntries(sent));
  if (!parsed.success) return { error: words.invitation.incomplete };
  const { token } = parsed.data;
  // tries are counted by the address of the page
  if (!(await isPageOf(token))) return { error: words.invitation.incomplete };
  const visit = readPanelVisit(textsOf(sent));
  const now = new Date();
  const person = visit === null ? token : `${token} ${visit.person}`;
  const isAllowed = await perLink.allow(token);
  if (!isAllowed || (visit !== null && !(await perPerson.allow(person)))) {
    return { error: words.invitation.tooMany };
  }
  const here = visit === null ? await findHere(token) : null;
  if (here?.session.endedAt === null) redirect('/rate');
  const joined = await tellObstacle(words, async () => {
    if (here) throw linkRefused('joined-here');
    return joinGroup({ db: database(), token, visit, now, randomBytes });
  });
  if (joined.error !== undefined) return { error: joined.error };
  return goOn(joined.value);
}

function textsOf(sent: FormData): Record<string, string | undefined> {
  const texts = [...sent].flatMap(([key, value]) =>
    typeof value === 'string' ? [[key, value] as const] : [],
  );
  return Object.fromEntries(texts);
}

async function findHere(token: string): Promise<FoundRater | null> {
  const link = await findGroupLink({ db: database(), token });
  return link && (await findJoined(link.id));
}

/** The session is there at once, so that whoever presses the button again is the same rater. */
async function goOn({ sessionToken, inviteToken }: Joined): Promise<never> {
  await writeRaterCookie(sessionToken);
  redirect(inviteToken === null ? '/rate/consent' : `/invite/${inviteToken}`);
}
