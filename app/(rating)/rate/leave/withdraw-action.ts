'use server';
import { redirect } from 'next/navigation';
import { z } from 'zod';
import { wordsOf } from '#domain/words/words-of.ts';
import { withdrawRater } from '#study/raters/withdraw-rater.ts';
import { database } from '../../../_data/database.ts';
import { formData, parseCall } from '../../../_data/parse-call.ts';
import { findLanguage } from '../../_server/find-language.ts';
import { findRater } from '../../_server/find-rater.ts';

const call = z.tuple([formData]);
const form = z.object({ withdraw: z.literal('yes') });

/** Ends the part of whoever sends it; the rater of no other session. */
export async function withdraw(...given: [form: FormData]): Promise<{ error: string }> {
  const [sent] = parseCall(call, given);
  const language = await findLanguage();
  const { part } = wordsOf(language);
  if (!form.safeParse(Object.fromEntries(sent)).success) {
    return { error: part.outOfDate };
  }
  const found = await findRater();
  if (!found) return { error: part.sessionOver };
  await withdrawRater({ db: database(), enrolmentId: found.rater.id, now: new Date() });
  redirect(`/rate/left?language=${language}`);
}
