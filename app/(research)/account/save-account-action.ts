'use server';
import { revalidatePath } from 'next/cache';
import { requireResearcher } from '../../_auth/require-researcher.ts';
import { saveAccount } from '../../_auth/save-account.ts';
import { database } from '../../_data/database.ts';
import type { FormOutcome } from '../../_ui/action-form.tsx';

/** Saves the name, the address and the password of whoever is signed in. */
export async function saveAccountAction(
  _before: FormOutcome,
  form: FormData,
): Promise<FormOutcome> {
  const researcher = await requireResearcher();
  const outcome = await saveAccount(database(), researcher, Object.fromEntries(form));
  revalidatePath('/', 'layout');
  return outcome;
}
