'use server';
import { revalidatePath } from 'next/cache';
import { notFound } from 'next/navigation';
import { z } from 'zod';
import { stopRun } from '#generator/queue/stop-run.ts';
import { studySlug } from '#study/life/study-slug.ts';
import { requireStudyAccess } from '../../../_auth/require-study-access.ts';
import { database } from '../../../_data/database.ts';
import { parseCall } from '../../../_data/parse-call.ts';

const target = z.object({
  slug: studySlug,
  runId: z.uuid(),
  as: z.enum(['paused', 'cancelled']),
});

/** Pauses or cancels a study's run; for its owners. */
export async function stopRunAction(
  options: z.infer<typeof target>,
): Promise<{ error: string } | undefined> {
  const { slug, runId, as } = parseCall(target, options);
  const { study } = await requireStudyAccess(slug, 'owner');
  const db = database();
  const run = await db.run.findFirst({ where: { id: runId, studyId: study.id } });
  if (!run) notFound();
  const stopped = await stopRun({ db, runId, as, now: new Date() });
  revalidatePath(`/studies/${slug}`, 'layout');
  return stopped ? undefined : { error: 'This run had ended already.' };
}
