'use server';
import { revalidatePath } from 'next/cache';
import { notFound } from 'next/navigation';
import { z } from 'zod';
import { retryFailed } from '#generator/queue/retry-failed.ts';
import { studySlug } from '#study/life/study-slug.ts';
import { UserError } from '#domain/user-error.ts';
import { requireStudyAccess } from '../../../_auth/require-study-access.ts';
import { database } from '../../../_data/database.ts';
import { parseCall } from '../../../_data/parse-call.ts';

const target = z.object({ slug: studySlug, runId: z.uuid() });

/** Lets the failed images of a study be made again; for its owners. */
export async function retryFailedAction(
  options: z.infer<typeof target>,
): Promise<{ error: string } | undefined> {
  const { slug, runId } = parseCall(target, options);
  const { study } = await requireStudyAccess(slug, 'owner');
  const db = database();
  const run = await db.run.findFirst({ where: { id: runId, studyId: study.id } });
  if (!run) notFound();
  try {
    const count = await retryFailed({ db, runId });
    if (count === 0) return { error: 'No image of this run has failed.' };
  } catch (error) {
    if (error instanceof UserError) return { error: error.message };
    throw error;
  }
  revalidatePath(`/studies/${slug}`, 'layout');
  return undefined;
}
