'use server';
import { revalidatePath } from 'next/cache';
import { z } from 'zod';
import { rememberBrowser } from '../../_auth/known-browser.ts';
import { requireResearcher } from '../../_auth/require-researcher.ts';
import { saveAccount } from '../../_auth/save-account.ts';
import { database } from '../../_data/database.ts';
import { formData, parseCall } from '../../_data/parse-call.ts';
import type { FormOutcome } from '../../_ui/action-form.tsx';

const call = z.tuple([z.unknown(), formData]);

/** Saves the name, the address and the password of whoever is signed in. */
export async function saveAccountAction(
  ...given: [before: FormOutcome, form: FormData]
): Promise<FormOutcome> {
  const [, form] = parseCall(call, given);
  const researcher = await requireResearcher();
  const outcome = await saveAccount(database(), researcher, Object.fromEntries(form));
  // the address may be a new one
  await rememberBrowser(researcher.id);
  revalidatePath('/', 'layout');
  return outcome;
}
